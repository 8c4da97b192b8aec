import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { listInitialAccessTokens } from '@/lib/initial-access-tokens/list-initial-access-tokens'
import { revokeInitialAccessToken } from '@/lib/initial-access-tokens/revoke-initial-access-token'
import { makeInitialAccessToken } from '@/lib/initial-access-tokens/testing/parsed'
import { expect, outcomeOf, test } from '@/lib/people/testing/fixtures'
import { setPolicy } from '@/lib/policies/testing/parsed'
import { viewPolicy } from '../view-policy'

/** Everything that can be done about policies; the token is one of Fjord Rail. */
const OPERATIONS = {
  view: (actor: Actor) => viewPolicy(actor),
  set: (actor: Actor) => setPolicy(actor, { thirdPartyAccess: false }),
  'list tokens': (actor: Actor) => listInitialAccessTokens(actor),
  'make a token': (actor: Actor) => makeInitialAccessToken(actor, { name: 'CI', days: 7 }),
  'revoke a token': (actor: Actor, id: string) => revokeInitialAccessToken(actor, id),
}

/** Who may do it, in the order administrator, developer, support, stranger. */
const TABLE = {
  view: ['done', 'not_found', 'done', 'done'],
  set: ['done', 'forbidden', 'forbidden', 'done'],
  'list tokens': ['done', 'not_found', 'done', 'done'],
  'make a token': ['done', 'forbidden', 'forbidden', 'done'],
  'revoke a token': ['done', 'forbidden', 'forbidden', 'not_found'],
} as const satisfies Record<keyof typeof OPERATIONS, readonly string[]>

async function aToken(actor: Actor): Promise<string> {
  await makeInitialAccessToken(actor, { name: 'Deploy', days: 30 })
  const { id } = await db().initialAccessToken.findFirstOrThrow({ where: { name: 'Deploy' } })
  return id
}

for (const [name, operation] of Object.entries(OPERATIONS)) {
  const expected = TABLE[name as keyof typeof OPERATIONS]
  for (const [i, who] of (['ada', 'dora', 'sam', 'strange'] as const).entries()) {
    test(`${name}: ${who} is answered ${expected[i]}`, async ({ people }) => {
      const id = await aToken(people.ada)
      expect(await outcomeOf(operation(people[who], id))).toBe(expected[i])
    })
  }
}

for (const name of ['set', 'make a token', 'revoke a token'] as const) {
  test(`${name}: only by somebody who has just proven who they are`, async ({ people }) => {
    const longAgo = { ...people.ada, provenAt: new Date(0) }
    const work = OPERATIONS[name](longAgo, await aToken(people.ada))
    expect(await outcomeOf(work)).toBe('step_up_required')
  })
}

test('a stranger lists none of another organization’s tokens', async ({ people }) => {
  await aToken(people.ada)
  expect(await listInitialAccessTokens(people.strange)).toEqual([])
})
