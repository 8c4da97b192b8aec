import type { Actor } from '@/lib/actor'
import { DAY, moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { makeInitialAccessToken } from '@/lib/initial-access-tokens/testing/parsed'
import { disablePerson } from '@/lib/people/disable-person'
import { actionsOf, expect, makePerson, outcomeOf, test } from '@/lib/people/testing/fixtures'
import { changeRole } from '@/lib/people/testing/parsed'
import { setPolicy } from '@/lib/policies/testing/parsed'
import { acceptInitialAccessToken } from './accept-initial-access-token'
import { INITIAL_ACCESS_TOKENS_MAX } from './initial-access-token'
import { listInitialAccessTokens } from './list-initial-access-tokens'
import { revokeInitialAccessToken } from './revoke-initial-access-token'

async function aToken(actor: Actor): Promise<string> {
  await setPolicy(actor, { dynamicRegistration: true })
  return (await makeInitialAccessToken(actor, { name: 'Deploy', days: 7 })).value.reveal()
}

const accepted = (value: string) => acceptInitialAccessToken(db(), value)

test('a token speaks for its maker, and its use is noted', async ({ people }) => {
  const value = await aToken(people.ada)
  const { organizationId, personId } = people.ada
  expect(await accepted(value)).toMatchObject({ name: 'Deploy', organizationId, personId })
  const [token] = await listInitialAccessTokens(people.ada)
  expect(token).toMatchObject({ name: 'Deploy', createdByName: 'Ada', expired: false })
  expect(token?.lastUsedAt).not.toBeNull()
})

test('its value is nowhere in the database', async ({ people }) => {
  const value = await aToken(people.ada)
  const rows = await db().initialAccessToken.findMany()
  const events = await db().auditEvent.findMany()
  expect(JSON.stringify([rows, events])).not.toContain(value.slice(7))
})

test('a token that was never made is not accepted', async ({ people }) => {
  await aToken(people.ada)
  expect(await accepted(`kt_iat_${'a'.repeat(43)}`)).toBeNull()
})

test('a token ends with its days', async ({ people }) => {
  const value = await aToken(people.ada)
  moveClock(7 * DAY)
  expect(await accepted(value)).toBeNull()
  expect(await listInitialAccessTokens(people.ada)).toMatchObject([{ expired: true }])
})

test('a revoked token is not accepted, and the audit log says who did it', async ({ people }) => {
  const value = await aToken(people.ada)
  const [token] = await listInitialAccessTokens(people.ada)
  await revokeInitialAccessToken(people.ada, token?.id ?? '')
  expect(await accepted(value)).toBeNull()
  expect((await actionsOf(people.ada.organizationId)).slice(-2)).toEqual([
    'initial_access_token.made',
    'initial_access_token.revoked',
  ])
})

test('a token is not accepted while one of the policies says no', async ({ people }) => {
  const value = await aToken(people.ada)
  await setPolicy(people.ada, { dynamicRegistration: false })
  expect(await accepted(value)).toBeNull()
  await setPolicy(people.ada, { dynamicRegistration: true, newAppRegistration: false })
  expect(await accepted(value)).toBeNull()
  await setPolicy(people.ada, { newAppRegistration: true })
  expect(await accepted(value)).toMatchObject({ name: 'Deploy' })
})

test('a token of somebody who was disabled is not accepted', async ({ people }) => {
  const { organizationId } = people.ada
  const ivy = await makePerson('Ivy', { organizationId, role: 'administrator' })
  const value = await aToken(ivy)
  await disablePerson(people.ada, ivy.personId)
  expect(await accepted(value)).toBeNull()
  expect(await listInitialAccessTokens(people.ada)).toMatchObject([{ stopped: true }])
})

test('a token of somebody who is no longer an administrator is not accepted, and says so', async ({
  people: { ada },
}) => {
  const ivy = await makePerson('Ivy', {
    organizationId: ada.organizationId,
    role: 'administrator',
  })
  const value = await aToken(ivy)
  expect(await listInitialAccessTokens(ada)).toMatchObject([{ stopped: false }])
  for (const role of ['developer', 'support'] as const) {
    await changeRole(ada, { personId: ivy.personId, role })
    expect(await accepted(value)).toBeNull()
    expect(await listInitialAccessTokens(ada)).toMatchObject([{ stopped: true, expired: false }])
  }
  await changeRole(ada, { personId: ivy.personId, role: 'administrator' })
  expect(await accepted(value)).toMatchObject({ name: 'Deploy' })
})

test('an organization has so many tokens and no more', async ({ people }) => {
  const make = () => makeInitialAccessToken(people.ada, { name: 'CI', days: 1 })
  for (let made = 0; made < INITIAL_ACCESS_TOKENS_MAX; made++) await make()
  expect(await outcomeOf(make())).toBe('too_many_initial_access_tokens')
  moveClock(2 * DAY)
  expect(await outcomeOf(make())).toBe('done')
})
