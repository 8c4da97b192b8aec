import { DAY, HOUR, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { expect, test } from '@/lib/db/testing/test-database'
import { makeAppWithSecret } from '@/lib/oauth/testing/apps'
import { flushUses } from '@/lib/usage/flush'
import { noteRefused } from '@/lib/usage/note-refused'
import { noteDeadSecrets } from './note-dead-secrets'

/** Moves the clock to the next noon (UTC), so that no test passes midnight by chance. */
function toNoon(): void {
  const at = now()
  const noon = new Date(at)
  noon.setUTCHours(36, 0, 0, 0)
  moveClock((noon.getTime() - at.getTime()) / 1000)
}

const events = () =>
  db().auditEvent.findMany({ where: { action: 'secret.used_after_end' }, orderBy: { id: 'asc' } })

test('a secret that comes after its end is told once a day, and only when its value was right', async () => {
  toNoon()
  const { appId, secret } = await makeAppWithSecret()
  await db().secret.update({
    where: { id: secret.id },
    data: { slot: null, retiredAt: now(), retirement: 'revoked' },
  })
  const refused = async (isProven: boolean, cause: string) => {
    const sent = { appId, secretId: secret.id, key: null, address: '192.0.2.9' }
    noteRefused({ ...sent, cause, proven: isProven }, now())
    await flushUses()
  }
  await refused(false, 'secret_wrong')
  await refused(true, 'secret_paused')
  expect(await noteDeadSecrets()).toBe(0)
  await refused(true, 'secret_revoked')
  expect(await noteDeadSecrets()).toBe(1)
  moveClock(HOUR)
  await refused(true, 'secret_revoked')
  expect(await noteDeadSecrets()).toBe(0)
  moveClock(DAY)
  expect(await noteDeadSecrets()).toBe(0)
  await refused(true, 'secret_revoked')
  expect((await Promise.all([noteDeadSecrets(), noteDeadSecrets()])).toSorted()).toEqual([0, 1])
  expect((await events()).map(({ detail }) => detail)).toMatchObject([
    { appId, address: '192.0.2.9', attempts: 1 },
    { appId, address: '192.0.2.9', attempts: 1 },
  ])
})
