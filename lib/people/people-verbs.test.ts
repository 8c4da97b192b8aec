import type { Actor } from '@/lib/actor'
import { inTransaction } from '@/lib/db/client'
import { addPerson, changeRole } from '@/lib/people/testing/parsed'
import { disablePerson } from './disable-person'
import { enablePerson } from './enable-person'
import { inviteAgain } from './invitations/invite-again'
import { readWelcomeLink } from './invitations/read-welcome-link'
import { listPeople } from './list-people'
import { renamePerson } from './rename-person'
import { actionsOf, expect, outcomeOf, test } from './testing/fixtures'

const ALL = { search: '', page: 1 }

/** Every use case about people, called for a person of Fjord Rail. */
const OPERATIONS = {
  list: (actor: Actor) => listPeople(actor, ALL),
  add: (actor: Actor) =>
    addPerson(actor, { email: 'ivy@fjord.example', name: 'Ivy', role: 'developer' }),
  'change role': (actor: Actor, personId: string) =>
    changeRole(actor, { personId, role: 'support' }),
  disable: (actor: Actor, personId: string) => disablePerson(actor, personId),
  enable: (actor: Actor, personId: string) => enablePerson(actor, personId),
  'invite again': (actor: Actor, personId: string) => inviteAgain(actor, personId),
}

/** Who may do it, in the order administrator, developer, support, stranger. */
const TABLE = {
  list: ['done', 'not_found', 'not_found', 'done'],
  add: ['done', 'forbidden', 'forbidden', 'done'],
  'change role': ['done', 'forbidden', 'forbidden', 'not_found'],
  disable: ['done', 'forbidden', 'forbidden', 'not_found'],
  enable: ['done', 'forbidden', 'forbidden', 'not_found'],
  'invite again': ['done', 'forbidden', 'forbidden', 'not_found'],
} as const satisfies Record<keyof typeof OPERATIONS, readonly string[]>

for (const [name, operation] of Object.entries(OPERATIONS)) {
  const expected = TABLE[name as keyof typeof OPERATIONS]
  for (const [i, who] of (['ada', 'dora', 'sam', 'strange'] as const).entries()) {
    test(`${name}: ${who} is answered ${expected[i]}`, async ({ people }) => {
      expect(await outcomeOf(operation(people[who], people.dora.personId))).toBe(expected[i])
    })
  }
}

test('a stranger sees nobody of another organization, and adds only to their own', async ({
  people,
}) => {
  const list = await listPeople(people.strange, ALL)
  expect(list.people.map(({ name }) => name)).toEqual(['Strange'])
})

test('a missing person and a foreign one are answered alike', async ({ people }) => {
  const foreign = outcomeOf(disablePerson(people.ada, people.strange.personId))
  const missing = outcomeOf(disablePerson(people.ada, 'psn_missing'))
  expect(await foreign).toBe(await missing)
})

test('every change leaves its event in the audit log', async ({ people }) => {
  const { ada, dora } = people
  await addPerson(ada, { email: 'ivy@fjord.example', name: 'Ivy', role: 'support' })
  await changeRole(ada, { personId: dora.personId, role: 'support' })
  await inviteAgain(ada, dora.personId)
  await disablePerson(ada, dora.personId)
  await enablePerson(ada, dora.personId)
  expect(await actionsOf(ada.organizationId)).toEqual([
    'person.added',
    'person.role_changed',
    'person.invited_again',
    'person.disabled',
    'person.enabled',
  ])
})

test('a change that changes nothing leaves no event', async ({ people }) => {
  await changeRole(people.ada, { personId: people.dora.personId, role: 'developer' })
  await enablePerson(people.ada, people.dora.personId)
  expect(await actionsOf(people.ada.organizationId)).toEqual([])
})

const again = (email: string) => ({ email, name: 'Again', role: 'support' }) as const

test('an email that is in the organization is refused, in whatever case', async ({ people }) => {
  const { ada, dora } = people
  expect(await outcomeOf(addPerson(ada, again(dora.email.toUpperCase())))).toBe('email_taken')
  await addPerson(ada, again('ivy@fjord.example'))
  const twice = Array.from({ length: 3 }, () => outcomeOf(addPerson(ada, again('ben@b.example'))))
  expect((await Promise.all(twice)).sort()).toEqual(['done', 'email_taken', 'email_taken'])
})

test('an email of another organization is answered as one that nobody has', async ({
  people: { ada, strange },
}) => {
  const seen = async (email: string) => {
    const { personId, link } = await addPerson(ada, again(email))
    const { people } = await listPeople(ada, { search: email, page: 1 })
    const owner = await readWelcomeLink(new URL(link.reveal()).hash.slice(1))
    const { id, createdAt, ...shown } = people[0] ?? {}
    expect(id).toBe(personId)
    return JSON.stringify([shown, owner, people.length]).replaceAll(email, 'the email')
  }
  expect(await seen(strange.email)).toBe(await seen('nobody@b.example'))
})

test('a disabled person gets no link', async ({ people }) => {
  await disablePerson(people.ada, people.dora.personId)
  expect(await outcomeOf(inviteAgain(people.ada, people.dora.personId))).toBe('person_disabled')
})

test('the list is searched by name and email, literally, and paged', async ({ people }) => {
  const names = async (search: string, page = 1) =>
    (await listPeople(people.ada, { search, page })).people.map(({ name }) => name)
  expect(await names('DOR')).toEqual(['Dora'])
  expect(await names('sam@fjord')).toEqual(['Sam'])
  expect(await names('%')).toEqual([])
  expect(await names('', 99)).toEqual(['Ada', 'Dora', 'Sam'])
})

test('a person is listed by their name of now, whatever its capitals', async ({ people }) => {
  const { ada, dora } = people
  await addPerson(ada, { email: 'bo@fjord.example', name: 'bo', role: 'developer' })
  await inTransaction((tx) => renamePerson(tx, ada, { personId: dora.personId, name: 'Ærlig' }))
  const { people: listed } = await listPeople(ada, ALL)
  expect(listed.map(({ name }) => name)).toEqual(['Ada', 'bo', 'Sam', 'Ærlig'])
  expect((await listPeople(ada, { search: 'æRL', page: 1 })).total).toBe(1)
})
