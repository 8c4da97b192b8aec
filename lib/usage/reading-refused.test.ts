import { deleteApp } from '@/lib/apps/lifecycle/delete-app'
import { anApp, expect, expectRefused } from '@/lib/apps/testing/fixtures'
import { DAY, HOUR, now } from '@/lib/clock'
import { giveSecret } from '@/lib/oauth/testing/apps'
import { findStillRefused } from './find-still-refused'
import { flushUses } from './flush'
import { listRefused } from './list-refused'
import { listTokenHours } from './list-token-hours'
import { listUnknownAttempts } from './list-unknown-attempts'
import { noteRefused } from './note-refused'
import { ago, cameTo, test, wasRefused } from './testing/counted'

test('what is refused is summed up over hours, and says when it began', async ({
  people: { dora, ada, sam, strange },
}) => {
  const { id: appId } = await anApp(dora)
  const dead = await giveSecret(appId, { retirement: 'revoked' })
  for (const hours of [0, 1, 5, 60]) wasRefused(appId, dead.id, { ago: hours * HOUR })
  wasRefused(appId, dead.id, { proven: false, cause: 'wrong_secret' })
  await flushUses()
  const refused = await listRefused(sam, appId, { since: ago(DAY) })
  expect(
    refused.map(({ cause, proven, attempts }) => [cause, proven, attempts]).toSorted(),
  ).toEqual([
    ['secret_revoked', true, 3],
    ['wrong_secret', false, 1],
  ])
  expect(await listRefused(sam, appId, { since: ago(DAY), credentialId: 'other' })).toEqual([])

  const still = (await findStillRefused(ada, [appId, 'app_other'])).get(appId)
  expect(still).toMatchObject({ cause: 'secret_revoked', address: '203.0.113.17', attempts: 3 })
  expect(still?.credential?.id).toBe(dead.id)
  expect(Math.round((now().getTime() - (still?.since.getTime() ?? 0)) / 3_600_000)).toBe(60)
  expect((await findStillRefused(strange, [appId])).size).toBe(0)
})

test('an app is not still refused because strangers forge, or because it asks for too much', async ({
  people: { dora, dan },
}) => {
  const [forged, asks, long] = [await anApp(dora), await anApp(dora), await anApp(dora)]
  const dead = await giveSecret(forged.id, { retirement: 'revoked' })
  wasRefused(forged.id, dead.id, { proven: false, cause: 'wrong_secret' })
  wasRefused(forged.id, null, { proven: false, cause: 'app_suspended' })
  wasRefused(asks.id, null, { cause: 'invalid_scope' })
  wasRefused(long.id, null, { cause: 'app_suspended', ago: 26 * HOUR })
  await flushUses()
  const ids = [forged.id, asks.id, long.id]
  expect((await findStillRefused(dora, ids)).size).toBe(0)
  wasRefused(long.id, null, { cause: 'app_suspended' })
  await flushUses()
  expect([...(await findStillRefused(dora, ids)).keys()]).toEqual([long.id])
  expect((await findStillRefused(dan, ids)).size, 'another developer').toBe(0)
})

test('a deleted app is told of to whoever may read it', async ({ people: { dora, dan, sam } }) => {
  const app = await anApp(dora)
  const { id } = await giveSecret(app.id)
  cameTo(app.id, id)
  wasRefused(app.id, id, { cause: 'app_deleted' })
  await flushUses()
  await deleteApp(dora, app.id, { typedName: app.name })
  const range = { from: ago(DAY), to: ago(-HOUR) }
  for (const who of [dora, sam]) {
    expect((await listTokenHours(who, { ...range, apps: [app.id] })).hours).toHaveLength(1)
    expect((await listTokenHours(who, range)).hours).toHaveLength(1)
    expect((await findStillRefused(who, [app.id])).size).toBe(1)
  }
  expect((await listTokenHours(dan, range)).hours).toEqual([])
})

test('what named no app is told to administrators of the first organization', async ({
  people: { ada, dora, sam, strange },
}) => {
  noteRefused(
    {
      appId: 'app_nobody',
      secretId: null,
      key: null,
      cause: 'unknown_app',
      address: '203.0.113.9',
      proven: false,
    },
    now(),
  )
  await flushUses()
  expect(await listUnknownAttempts(ada)).toMatchObject([{ what: 'app_nobody', attempts: 1 }])
  for (const other of [dora, sam, strange])
    await expectRefused(listUnknownAttempts(other), 'not_found')
})
