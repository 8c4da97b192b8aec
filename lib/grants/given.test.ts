import type { Actor } from '@/lib/actor'
import { anApp, expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { now, secondsAfter } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { givenQuery } from './given-query'
import { countGivenTo, listGiven } from './list-given'
import { aGrant } from './testing/a-grant'
import { revokeAllGiven, revokeGiven } from './testing/parsed'

type Scope = Omit<Parameters<typeof listGiven>[1], 'search' | 'page'>

/** Who let which app in, as `person: app`. */
async function given(actor: Actor, search = '', scope: Scope = {}): Promise<string[]> {
  const { grants } = await listGiven(actor, { ...givenQuery.parse({ search }), ...scope })
  return grants.map(({ person, app }) => `${person.name}: ${app.name}`).toSorted()
}

const fromDocument = (appId: string) =>
  db().app.update({ where: { id: appId }, data: { source: 'dynamic' } })

test('an administrator sees who let which app in, what it may do, and when it was used', async ({
  people: { ada, dora, dan },
}) => {
  const app = await anApp(dora)
  const lastUsedAt = secondsAfter(now(), -60)
  await aGrant(dan, app.id, { scopes: ['email', 'old'], lastUsedAt })
  const { grants, total } = await listGiven(ada, givenQuery.parse({}))
  expect(total).toBe(1)
  expect(grants[0]).toMatchObject({
    person: { name: 'Dan', email: 'dan@fjord.example' },
    app: { id: app.id, source: 'portal', organizationName: null },
    lastUsedAt,
  })
  expect(grants[0]?.scopes.map(({ name }) => name)).toEqual(['email', 'old'])
  expect(await countGivenTo(ada, app.id)).toEqual({ total: 1, isMore: false })
  expect(await countGivenTo(dora, app.id)).toBeNull()
})

test('it is searched by person and app, narrowed to an app, and agents are a group of their own', async ({
  people: { ada, dora, dan },
}) => {
  const [desk, agent] = [await anApp(dora), await anApp(dora, { name: 'Helper' })]
  await fromDocument(agent.id)
  await aGrant(dan, desk.id)
  await aGrant(dan, agent.id)
  await aGrant(dora, desk.id)
  expect(await given(ada)).toEqual(['Dan: Helper', 'Dan: Ticket desk', 'Dora: Ticket desk'])
  expect(await given(ada, '', { group: 'agents' })).toEqual(['Dan: Helper'])
  expect(await given(ada, '', { group: 'registered' })).toHaveLength(2)
  expect(await given(ada, '', { appId: desk.id })).toEqual([
    'Dan: Ticket desk',
    'Dora: Ticket desk',
  ])
  expect(await given(ada, 'dora@')).toEqual(['Dora: Ticket desk'])
  expect(await given(ada, 'helper')).toEqual(['Dan: Helper'])
  expect(await given(ada, '%')).toEqual([])
})

test('one, several and all are revoked, each with its event; what has expired allows nothing', async ({
  people: { ada, dora, dan, sam },
}) => {
  const [desk, other] = [await anApp(dora), await anApp(dora, { name: 'Other' })]
  const one = await aGrant(dan, desk.id)
  const two = await aGrant(dora, desk.id)
  await aGrant(sam, desk.id)
  await aGrant(dan, other.id)
  await aGrant(dora, other.id, { expiresAt: secondsAfter(now(), -1) })
  expect(await revokeGiven(ada, { grantIds: [one, two, newId('grt')] })).toBe(2)
  expect(await given(ada)).toEqual(['Dan: Other', 'Sam: Ticket desk'])
  await expectRefused(revokeGiven(ada, { grantIds: [one] }), 'not_found')
  expect(await revokeAllGiven(ada, { appId: desk.id })).toBe(1)
  expect(await given(ada)).toEqual(['Dan: Other'])
  expect(await revokeAllGiven(ada, {})).toBe(1)
  const events = await db().auditEvent.findMany({
    where: { action: 'grant.revoked' },
    orderBy: { id: 'asc' },
  })
  expect(events).toHaveLength(4)
  expect(events[0]).toMatchObject({ actorName: 'Ada', targetName: 'Ticket desk' })
  expect(events.map(({ detail }) => (detail as { person: string }).person).toSorted()).toEqual([
    'Dan',
    'Dan',
    'Dora',
    'Sam',
  ])
})

test('what is revoked is what the page lists', async ({ people: { ada, dora, dan } }) => {
  const [desk, agent] = [await anApp(dora), await anApp(dora, { name: 'Helper' })]
  await fromDocument(agent.id)
  for (const { id } of [desk, agent]) await aGrant(dan, id)
  await aGrant(dora, desk.id)
  await revokeAllGiven(ada, { group: 'agents' })
  await revokeAllGiven(ada, { search: 'dora' })
  expect(await given(ada)).toEqual(['Dan: Ticket desk'])
})

test('only administrators see and revoke, and nothing of another organization', async ({
  people: { ada, dora, dan, sam, strange },
}) => {
  const [own, foreign] = [await anApp(dora), await anApp(strange)]
  const id = await aGrant(dan, own.id)
  const abroad = await aGrant(dan, foreign.id)
  const theirs = await aGrant(strange, foreign.id)
  for (const other of [dora, dan, sam]) {
    await expectRefused(listGiven(other, givenQuery.parse({})), 'not_found')
    await expectRefused(revokeGiven(other, { grantIds: [id] }), 'forbidden')
    await expectRefused(revokeAllGiven(other, {}), 'forbidden')
  }
  await expectRefused(revokeGiven(strange, { grantIds: [id] }), 'not_found')
  await expectRefused(revokeGiven(ada, { grantIds: [theirs] }), 'not_found')
  const { grants } = await listGiven(ada, givenQuery.parse({}))
  expect(grants.map(({ app }) => app.organizationName).toSorted()).toEqual(['Night Ferry', null])
  // The app is the other organization's, and the person this one's: both may end it.
  expect(await revokeGiven(ada, { grantIds: [abroad] })).toBe(1)
})

test('what somebody allows elsewhere is not told here when they are a member there too', async ({
  people: { ada, dan, strange },
}) => {
  await aGrant(dan, (await anApp(strange)).id)
  expect(await given(ada)).toHaveLength(1)
  const { personId } = dan
  const { organizationId } = strange
  await db().membership.create({
    data: { personId, organizationId, role: 'developer', createdAt: now() },
  })
  expect(await given(ada)).toEqual([])
  expect(await revokeAllGiven(ada, {})).toBe(0)
  expect(await given(strange)).toHaveLength(1)
})
