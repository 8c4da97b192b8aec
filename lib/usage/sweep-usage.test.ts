import { DAY, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { closePool } from '@/lib/db/pool'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { makeAppWithSecret } from '@/lib/oauth/testing/apps'
import { flushUses } from './flush'
import { noteCaller } from './note-caller'
import { noteRefused } from './note-refused'
import { sweepUsage } from './sweep-usage'

const test = base.extend<{ closed: undefined }>({
  closed: [
    async ({ database, emptyDatabase: _empty }, use) => {
      // What other tests of this worker have noted is still in its memory.
      await flushUses()
      await database.empty()
      await use(undefined)
      await closePool()
    },
    { auto: true },
  ],
})

test('hours are kept for 100 days, and a caller that comes no more for 400', async () => {
  const { appId, secret } = await makeAppWithSecret()
  const by = { address: '192.0.2.1', userAgent: 'curl/8', grantType: 'client_credentials' }
  noteCaller({ kind: 'secret', credentialId: secret.id, appId, ...by }, now())
  noteCaller({ kind: 'key', credentialId: 'jwk_x', appId, ...by }, now())
  const refused = { secretId: null, key: null, cause: 'wrong_secret', address: '', proven: false }
  noteRefused({ appId, ...refused }, now())
  noteRefused({ appId: 'app_nobody', ...refused }, now())
  await flushUses()
  moveClock(99 * DAY)
  expect(await sweepUsage()).toBe(0)
  moveClock(2 * DAY)
  expect(await sweepUsage()).toBe(6)
  expect(await sweepUsage()).toBe(0)
  expect(await db().caller.count()).toBe(2)
  moveClock(300 * DAY)
  expect(await sweepUsage()).toBe(2)
})
