import type { Actor } from '@/lib/actor'
import { changeRole } from './change-role'
import { disablePerson } from './disable-person'
import { enablePerson } from './enable-person'
import { addPerson } from './invitations/add-person'
import { inviteAgain } from './invitations/invite-again'
import { listPeople } from './list-people'
import { expect, outcomeOf, test, trailOf } from './testing/fixtures'

const ALL = { search: '', page: 1 }

/** Everything that can be done about people, to somebody of Fjord Rail. */
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
    test(`${name}: ${who} is answered ${expected[i]}`, async ({ home }) => {
      expect(await outcomeOf(operation(home[who], home.dora.personId))).toBe(expected[i])
    })
  }
}

test('a stranger sees nobody of another organization, and adds only to their own', async ({
  home,
}) => {
  const { people } = await listPeople(home.strange, ALL)
  expect(people.map(({ name }) => name)).toEqual(['Strange'])
})

test('a missing person and a foreign one are answered alike', async ({ home }) => {
  const foreign = outcomeOf(disablePerson(home.ada, home.strange.personId))
  const missing = outcomeOf(disablePerson(home.ada, 'psn_missing'))
  expect(await foreign).toBe(await missing)
})

test('every change leaves its event in the trail', async ({ home }) => {
  const { ada, dora } = home
  await addPerson(ada, { email: 'ivy@fjord.example', name: 'Ivy', role: 'support' })
  await changeRole(ada, { personId: dora.personId, role: 'support' })
  await inviteAgain(ada, dora.personId)
  await disablePerson(ada, dora.personId)
  await enablePerson(ada, dora.personId)
  expect(await trailOf(ada.organizationId)).toEqual([
    'person.added',
    'person.role_changed',
    'person.invited_again',
    'person.disabled',
    'person.enabled',
  ])
})

test('a change that changes nothing leaves no event', async ({ home }) => {
  await changeRole(home.ada, { personId: home.dora.personId, role: 'developer' })
  await enablePerson(home.ada, home.dora.personId)
  expect(await trailOf(home.ada.organizationId)).toEqual([])
})

test('an email that is here is refused, in whatever case', async ({ home }) => {
  const again = { email: home.strange.email.toUpperCase(), name: 'Again', role: 'support' } as const
  expect(await outcomeOf(addPerson(home.ada, again))).toBe('email_taken')
})

test('a disabled person gets no link', async ({ home }) => {
  await disablePerson(home.ada, home.dora.personId)
  expect(await outcomeOf(inviteAgain(home.ada, home.dora.personId))).toBe('person_disabled')
})

test('the list is searched by name and email, literally, and paged', async ({ home }) => {
  const names = async (search: string, page = 1) =>
    (await listPeople(home.ada, { search, page })).people.map(({ name }) => name)
  expect(await names('DOR')).toEqual(['Dora'])
  expect(await names('sam@fjord')).toEqual(['Sam'])
  expect(await names('%')).toEqual([])
  expect(await names('', 99)).toEqual(['Ada', 'Dora', 'Sam'])
})
