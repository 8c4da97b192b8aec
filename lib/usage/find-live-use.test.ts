import { anApp, expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { DAY, HOUR, now, secondsAfter } from '@/lib/clock'
import { issueSecret, revokeSecret } from '@/lib/secrets/testing/parsed'
import { useSecret } from '@/lib/secrets/testing/use-secret'
import { findLiveUse } from './find-live-use'
import { flushUses } from './flush'
import { noteRefused, REFUSED_OF_APP } from './note-refused'
import { REFUSED_LISTED_MAX } from './usage'

const ago = (seconds: number) => secondsAfter(now(), -seconds)

test('the page of secrets is told of the last uses of active ones, and of dead ones that still come', async ({
  people: { dora, sam },
}) => {
  const app = await anApp(dora)
  const { secret: gone } = await issueSecret(dora, app.id, { name: 'Gone', expiresAt: null })
  const { secret: used } = await issueSecret(dora, app.id, { name: 'Used', expiresAt: null })
  await revokeSecret(dora, { appId: app.id, secretId: gone.id })
  const { secret: idle } = await issueSecret(dora, app.id, { name: 'Idle', expiresAt: null })
  const at = ago(HOUR)
  await useSecret(used.id, at)
  const sent = { appId: app.id, secretId: gone.id, key: null, address: '203.0.113.17' }
  for (const seconds of [3 * DAY, 2 * HOUR, HOUR]) {
    noteRefused({ ...sent, cause: 'secret_revoked', proven: true }, ago(seconds))
  }
  noteRefused({ ...sent, cause: 'wrong_secret', proven: false }, ago(60))
  await flushUses()

  const live = await findLiveUse(sam, app.id)
  expect(live.uses).toEqual({
    [used.id]: expect.objectContaining({ lastUsedAt: at }),
    [idle.id]: null,
  })
  expect(live.stillSent).toMatchObject([
    { secretId: gone.id, attempts: 2, cause: 'secret_revoked', address: '203.0.113.17' },
  ])
})

test('however much strangers forge, a dead secret that still comes is told of', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const { secret } = await issueSecret(dora, app.id, { name: 'Gone', expiresAt: null })
  await revokeSecret(dora, { appId: app.id, secretId: secret.id })
  const sent = { appId: app.id, secretId: secret.id, key: null }
  const right = { cause: 'secret_revoked', proven: true, address: '203.0.113.17' }
  noteRefused({ ...sent, ...right }, ago(6 * HOUR))
  for (let n = 0; n < REFUSED_LISTED_MAX; n += 1) {
    const forged = { cause: 'wrong_secret', proven: false, address: `198.51.100.${n}` }
    noteRefused({ ...sent, ...forged }, ago(HOUR * (n % 4)))
    if (n % REFUSED_OF_APP === REFUSED_OF_APP - 1) await flushUses()
  }
  await flushUses()
  expect((await findLiveUse(dora, app.id)).stillSent).toMatchObject([
    { secretId: secret.id, attempts: 1, cause: 'secret_revoked' },
  ])
})

test('a stranger is told what they are told of an app that does not exist', async ({
  people: { dora, strange },
}) => {
  const app = await anApp(dora)
  await expectRefused(findLiveUse(strange, app.id), 'not_found')
})
