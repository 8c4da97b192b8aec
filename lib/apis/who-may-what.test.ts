import type { Actor } from '@/lib/actor'
import { editApi, registerApi } from '@/lib/apis/testing/parsed'
import { actionsOf, expect, outcomeOf, test } from '@/lib/people/testing/fixtures'
import { deleteApi } from './delete-api'
import { findApi } from './find-api'
import { listApis } from './list-apis'
import { listScopeChoices } from './list-scope-choices'
import { anApi, apiOf } from './testing/invoices'

const OTHER = apiOf({ identifier: 'urn:fjord:other', scopes: [] })

/** Everything that can be done about APIs, to one of Fjord Rail. */
const OPERATIONS = {
  list: (actor: Actor) => listApis(actor),
  'scope choices': (actor: Actor) => listScopeChoices(actor),
  register: (actor: Actor) => registerApi(actor, OTHER),
  find: (actor: Actor, apiId: string) => findApi(actor, apiId),
  edit: (actor: Actor, apiId: string) => editApi(actor, apiId, apiOf({ name: 'Bills' })),
  delete: (actor: Actor, apiId: string) => deleteApi(actor, apiId, { evenThoughUsed: true }),
}

/** Who may do it, in the order administrator, developer, support, stranger. */
const TABLE = {
  list: ['done', 'done', 'done', 'done'],
  'scope choices': ['done', 'done', 'done', 'done'],
  register: ['done', 'forbidden', 'forbidden', 'done'],
  find: ['done', 'done', 'done', 'not_found'],
  edit: ['done', 'forbidden', 'forbidden', 'not_found'],
  delete: ['done', 'forbidden', 'forbidden', 'not_found'],
} as const satisfies Record<keyof typeof OPERATIONS, readonly string[]>

for (const [name, operation] of Object.entries(OPERATIONS)) {
  const expected = TABLE[name as keyof typeof OPERATIONS]
  for (const [i, who] of (['ada', 'dora', 'sam', 'strange'] as const).entries()) {
    test(`${name}: ${who} is answered ${expected[i]}`, async ({ people }) => {
      const { id } = await anApi(people.ada)
      expect(await outcomeOf(operation(people[who], id))).toBe(expected[i])
    })
  }
}

test('a stranger lists none of another organization’s APIs and is offered none of their scopes', async ({
  people,
}) => {
  await anApi(people.ada)
  expect(await listApis(people.strange)).toEqual([])
  const choices = await listScopeChoices(people.strange)
  expect(choices.map(({ group }) => group)).toEqual(['Built in', 'Management API'])
})

test('a missing API and a foreign one are answered alike', async ({ people }) => {
  const { id } = await anApi(people.ada)
  expect(await outcomeOf(findApi(people.strange, id))).toBe('not_found')
  expect(await outcomeOf(findApi(people.strange, 'api_00000000000000000000'))).toBe('not_found')
  expect(await outcomeOf(findApi(people.strange, '../api'))).toBe('not_found')
})

test('an API is deleted only by somebody who has just proven who they are', async ({ people }) => {
  const { id } = await anApi(people.ada)
  const longAgo = { ...people.ada, provenAt: new Date(0) }
  const work = deleteApi(longAgo, id, { evenThoughUsed: true })
  expect(await outcomeOf(work)).toBe('step_up_required')
})

test('every change leaves its event in the audit log, and the same again none', async ({
  people,
}) => {
  const { id } = await anApi(people.ada)
  await editApi(people.ada, id, apiOf())
  await editApi(people.ada, id, apiOf({ name: 'Bills' }))
  await deleteApi(people.ada, id, { evenThoughUsed: false })
  const actions = await actionsOf(people.ada.organizationId)
  expect(actions).toEqual(['api.registered', 'api.edited', 'api.deleted'])
})
