import { db } from '@/lib/db/client'
import { choosePassword } from '@/lib/people/testing/parsed'
import { joinOrganization } from '../invitations/join-organization'
import { listMyOrganizations } from '../list-my-organizations'
import { listPeople } from '../list-people'
import { actionsOf, expect, from, NEW_PASSWORD, outcomeOf, test } from '../testing/fixtures'
import { addOrganization, renameOrganization } from '../testing/parsed'
import { listOrganizations } from './list-organizations'

const AURORA = { organizationName: 'Aurora Ferries', name: 'Eli', email: 'eli@aurora.example' }

test('administrators of the first organization create others, and nobody else', async ({
  people: { ada, dora, sam, strange },
}) => {
  for (const who of [dora, sam, strange]) {
    expect(await outcomeOf(addOrganization(who, AURORA))).toBe('forbidden')
    const { organizationId: id } = ada
    expect(await outcomeOf(renameOrganization(who, id, { organizationName: 'x' }))).toBe(
      'forbidden',
    )
    expect(await outcomeOf(listOrganizations(who))).toBe('not_found')
  }
  const stale = { ...ada, provenAt: new Date(0) }
  expect(await outcomeOf(addOrganization(stale, AURORA))).toBe('step_up_required')
  await addOrganization(ada, AURORA)
  const names = (await listOrganizations(ada)).map(({ name, people }) => [name, people])
  expect(names).toEqual([
    ['Fjord Rail', 3],
    ['Night Ferry', 1],
    ['Aurora Ferries', 1],
  ])
})

test('a newcomer gets a link, chooses a password, and administers the new organization', async ({
  people: { ada },
}) => {
  const { organizationId, link } = await addOrganization(ada, AURORA)
  const token = new URL(link?.reveal() ?? '').hash.slice(1)
  await choosePassword(token, { password: NEW_PASSWORD }, from('192.0.2.9'))
  const eli = await db().person.findFirstOrThrow({ where: { email: AURORA.email } })
  const actor = { ...ada, personId: eli.id, organizationId }
  const { people } = await listPeople(actor, { search: '', page: 1 })
  expect(people.map(({ name, role }) => [name, role])).toEqual([['Eli', 'administrator']])
  expect(await actionsOf(organizationId)).toEqual([
    'organization.created',
    'person.added',
    'person.password_chosen',
  ])
})

test('a colleague becomes a member at once, with the password they have', async ({
  people: { ada, dora },
}) => {
  const form = { ...AURORA, email: dora.email }
  const { organizationId, link } = await addOrganization(ada, form)
  expect(link).toBe(null)
  expect(await db().person.count({ where: { email: dora.email } })).toBe(1)
  const mine = await listMyOrganizations(dora, [dora.organizationId, organizationId])
  expect(mine.map(({ role }) => role).toSorted()).toEqual(['administrator', 'developer'])
})

test('whoever took an email in another organization administers nothing by it without the link', async ({
  people: { ada, strange },
}) => {
  const { organizationId, link } = await addOrganization(ada, { ...AURORA, email: strange.email })
  const ids = [strange.organizationId, organizationId]
  expect(await listMyOrganizations(strange, ids)).toHaveLength(1)
  await joinOrganization(strange, link?.reveal().split('#')[1] ?? '')
  expect(await listMyOrganizations(strange, ids)).toHaveLength(2)
})

test('a new name stands in the log of the organization that has it', async ({
  people: { ada, strange },
}) => {
  const { organizationId: id } = strange
  await renameOrganization(ada, id, { organizationName: 'Day Ferry' })
  await renameOrganization(ada, id, { organizationName: 'Day Ferry' })
  expect(await actionsOf(id)).toEqual(['organization.renamed'])
  const missing = renameOrganization(ada, 'org_missing', { organizationName: 'x' })
  expect(await outcomeOf(missing)).toBe('not_found')
})
