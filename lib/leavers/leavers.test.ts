import type { Actor } from '@/lib/actor'
import { findApp } from '@/lib/apps/find-app'
import { anApp, emailOf, expect, expectRefused, refusalOf, test } from '@/lib/apps/testing/fixtures'
import { DAY, moveClock, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { disablePerson } from '@/lib/people/disable-person'
import { enablePerson } from '@/lib/people/enable-person'
import { issueSecret, regenerateSecrets, revokeSecret } from '@/lib/secrets/testing/parsed'
import { findLeaver } from './find-leaver'
import { listShownSecrets } from './list-shown-secrets'
import { listUnfinished } from './list-unfinished'
import { handOverApps, keepSecret } from './testing/parsed'

const NEVER = { expiresAt: null }

/** The secrets that a person was shown, each as `name: state`. */
async function shownTo(ada: Actor, { personId }: Actor): Promise<string[]> {
  const { secrets } = await listShownSecrets(ada, personId, { page: 1 })
  return secrets.map(({ name, state }) => `${name}: ${state}`)
}

const secretOf = async (actor: Actor, appId: string, name: string) =>
  (await issueSecret(actor, appId, { name, ...NEVER })).secret.id

test('a person is shown what they made themselves, and what still works', async ({
  people: { ada, dora, dan },
}) => {
  const { id } = await anApp(dora)
  const old = await secretOf(dora, id, 'Old')
  await secretOf(dora, id, 'Works')
  await revokeSecret(dora, { appId: id, secretId: old, typedName: 'Ticket desk' })
  expect(await shownTo(ada, dora)).toEqual(['Works: open'])
  expect(await shownTo(ada, dan)).toEqual([])
  const { leaver, secrets } = await listShownSecrets(ada, dora.personId, { page: 1 })
  expect(leaver).toMatchObject({ name: 'Dora', standing: 'here', leftAt: null })
  expect(secrets[0]).toMatchObject({ app: { id, name: 'Ticket desk' }, lastUsedAt: null })
})

test('what was sealed, delivered, moved in or given to a program was shown to nobody', async ({
  people: { ada, dora },
}) => {
  const { id } = await anApp(dora)
  const secretId = await secretOf(dora, id, 'One')
  for (const shownTo of ['program', 'recipient', 'targets'] as const) {
    await db().secret.update({ where: { id: secretId }, data: { shownTo } })
    expect((await listShownSecrets(ada, dora.personId, { page: 1 })).total).toBe(0)
  }
})

test('what a leaver has seen is worked off: rotated, revoked, expired, kept with a word', async ({
  people: { ada, dora },
}) => {
  const ids: string[] = []
  for (const name of ['A', 'B', 'C', 'D', 'E']) ids.push((await anApp(dora, { name })).id)
  const [a = '', b = '', c = '', d = '', e = ''] = ids
  await secretOf(dora, a, 'Rotated')
  const revoked = await secretOf(dora, b, 'Revoked')
  const soon = secondsAfter(now(), DAY)
  await issueSecret(dora, c, { name: 'Expired', expiresAt: soon })
  const kept = await secretOf(dora, d, 'Kept')
  await secretOf(dora, e, 'Open')
  await disablePerson(ada, dora.personId)
  expect((await listShownSecrets(ada, dora.personId, { page: 1 })).open).toBe(5)
  expect(await listUnfinished(ada)).toMatchObject([{ name: 'Dora', openSecrets: 5, ownedApps: 5 }])
  moveClock(60)
  await regenerateSecrets(ada, a, { name: 'New', ...NEVER, typedName: 'A' })
  await revokeSecret(ada, { appId: b, secretId: revoked, typedName: 'B' })
  await keepSecret(ada, { secretId: kept, reason: 'Moves to keys on Monday' })
  moveClock(2 * DAY)
  expect(await shownTo(ada, dora)).toEqual([
    'Open: open',
    'Kept: kept',
    'Rotated: rotated',
    'Revoked: revoked',
    'Expired: expired',
  ])
  expect(await listUnfinished(ada)).toMatchObject([{ openSecrets: 1 }])
  const { secrets } = await listShownSecrets(ada, dora.personId, { page: 1 })
  expect(secrets[1]?.kept).toMatchObject({ byName: 'Ada', reason: 'Moves to keys on Monday' })
  expect(secrets[3]).toMatchObject({ endedByName: 'Ada' })
})

test('a decision to keep a secret counts until they leave again', async ({
  people: { ada, dora },
}) => {
  const { id } = await anApp(dora)
  const secretId = await secretOf(dora, id, 'One')
  await expectRefused(keepSecret(ada, { secretId, reason: 'Here' }), 'not_found')
  await disablePerson(ada, dora.personId)
  await keepSecret(ada, { secretId, reason: 'On leave' })
  expect(await shownTo(ada, dora)).toEqual(['One: kept'])
  moveClock(60)
  await enablePerson(ada, dora.personId)
  expect(await shownTo(ada, dora)).toEqual(['One: open'])
  expect(await listUnfinished(ada)).toEqual([])
  await disablePerson(ada, dora.personId)
  expect(await shownTo(ada, dora)).toEqual(['One: open'])
})

test('it is kept by an administrator of this organization, with a word, while it works', async ({
  people: { ada, dora, dan, sam, strange },
}) => {
  const { id } = await anApp(dora)
  const secretId = await secretOf(dora, id, 'One')
  await disablePerson(ada, dora.personId)
  for (const other of [dan, sam]) {
    await expectRefused(keepSecret(other, { secretId, reason: 'x' }), 'forbidden')
  }
  await expectRefused(keepSecret(strange, { secretId, reason: 'x' }), 'not_found')
  const refusal = await refusalOf(keepSecret(ada, { secretId, reason: '  ' }))
  expect(refusal?.fields?.reason).toBe('Say why it is kept.')
  await revokeSecret(ada, { appId: id, secretId, typedName: 'Ticket desk' })
  await expectRefused(keepSecret(ada, { secretId, reason: 'x' }), 'secret_not_active')
})

test('only administrators look at a leaver, and nobody at people of other organizations', async ({
  people: { ada, dora, dan, sam, strange },
}) => {
  for (const other of [dan, sam, strange]) {
    await expectRefused(findLeaver(other, dora.personId), 'not_found')
    await expectRefused(listShownSecrets(other, dora.personId, { page: 1 }), 'not_found')
    expect(await listUnfinished(other)).toEqual([])
  }
  await expectRefused(findLeaver(ada, strange.personId), 'not_found')
})

test('somebody who is no member any more is still found by what they have seen', async ({
  people: { ada, dora },
}) => {
  const { id } = await anApp(ada)
  const secretId = await secretOf({ ...dora, role: 'administrator' }, id, 'One')
  await db().membership.deleteMany({ where: { personId: dora.personId } })
  expect(await findLeaver(ada, dora.personId)).toMatchObject({ name: 'Dora', standing: 'gone' })
  expect(await shownTo(ada, dora)).toEqual(['One: open'])
  await keepSecret(ada, { secretId, reason: 'Seen by nobody else' })
  expect(await shownTo(ada, dora)).toEqual(['One: kept'])
})

test('an administrator gives every app of a leaver to a colleague at once', async ({
  people: { ada, dora, dan, strange },
}) => {
  const ids = [(await anApp(dora)).id, (await anApp(dora, { name: 'Other' })).id]
  await disablePerson(ada, dora.personId)
  const to = { email: await emailOf(dan) }
  await expectRefused(handOverApps(dan, dora.personId, to), 'forbidden')
  await expectRefused(handOverApps(strange, dora.personId, to), 'not_found')
  const nobody = await refusalOf(handOverApps(ada, dora.personId, { email: 'x@nowhere.example' }))
  expect(nobody?.fields?.email).toMatch(/^No developer/)
  expect(await handOverApps(ada, dora.personId, to)).toHaveLength(2)
  for (const id of ids) expect((await findApp(dan, id)).owner.name).toBe('Dan')
  expect(await listUnfinished(ada)).toEqual([])
})
