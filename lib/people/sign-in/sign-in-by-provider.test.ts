import { HOUR, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { addPerson } from '@/lib/people/testing/parsed'
import { ofEnvironment } from '@/lib/providers/testing/of-environment'
import { disablePerson } from '../disable-person'
import { requireStepUp } from '../require-step-up'
import { addApp, begin, HERE, state } from '../second-factor/testing/factors'
import { checkSession } from '../sessions/check-session'
import { actionsOf, expect, outcomeOf, test } from '../testing/fixtures'
import { readProviderAccount } from './provider-account'
import { signInByProvider } from './sign-in-by-provider'

const GROUPS = { administrator: 'admins', developer: 'makers', support: 'desk' }
const PROVIDER = ofEnvironment(GROUPS)

/** Signs in a person about whom the provider makes these claims. */
function come(claims: Record<string, unknown>) {
  const account = readProviderAccount({ iss: PROVIDER.issuer, ...claims }, PROVIDER)
  return signInByProvider(account, HERE)
}

const dora = { sub: 'u-dora', email: 'Dora@Fjord.example', email_verified: true }

async function roleAfter(claims: Record<string, unknown>): Promise<string> {
  const check = await checkSession(await come(claims), HERE)
  return check.alive ? check.actor.role : check.because
}

test('a verified email links once; from then on issuer and subject decide', async ({ people }) => {
  const check = await checkSession(await come(dora), HERE)
  expect(check.alive && check.actor.personId).toBe(people.dora.personId)
  expect(await actionsOf(people.dora.organizationId)).toContain('person.provider_linked')
  const later = { sub: 'u-dora', email: 'renamed@elsewhere.example', email_verified: false }
  const again = await checkSession(await come(later), HERE)
  expect(again.alive && again.actor.personId).toBe(people.dora.personId)
})

test('an email that the provider has not verified opens nothing', async ({ people: _ }) => {
  const unsure = [undefined, false, null, 'false', 1]
  for (const verified of unsure) {
    const outcome = await outcomeOf(come({ ...dora, email_verified: verified }))
    expect([verified, outcome]).toEqual([verified, 'email_not_verified'])
  }
  expect(await outcomeOf(come({ sub: 'u-dora' }))).toBe('email_not_sent')
  expect(await db().personIdentity.count()).toBe(0)
})

test('an email that has changed hands at the provider opens nothing', async ({ people: _ }) => {
  await come(dora)
  expect(await outcomeOf(come({ ...dora, sub: 'u-somebody-new' }))).toBe('stranger')
})

test('the same subject of another issuer is somebody else', async ({ people: _ }) => {
  await come(dora)
  const other = { ...dora, iss: 'https://evil.example', email: 'x@evil.example' }
  expect(await outcomeOf(come(other))).toBe('stranger')
})

test('a stranger is refused, unless a group stands for a role', async ({ people }) => {
  const ivy = { sub: 'u-ivy', email: 'ivy@fjord.example', email_verified: true, name: 'Ivy' }
  expect(await outcomeOf(come(ivy))).toBe('stranger')
  expect(await outcomeOf(come({ ...ivy, groups: ['others'] }))).toBe('stranger')
  const check = await checkSession(await come({ ...ivy, groups: ['others', 'makers'] }), HERE)
  expect(check.alive && check.actor).toMatchObject({
    personName: 'Ivy',
    role: 'developer',
    organizationId: people.ada.organizationId,
  })
})

test('an invitation of another organization does not take somebody from theirs', async ({
  people: { ada, dora: known, strange },
}) => {
  const invite = (email: string) => addPerson(strange, { email, name: 'Bait', role: 'developer' })
  await invite(known.email)
  const check = await checkSession(await come(dora), HERE)
  expect(check.alive && check.actor.personId).toBe(known.personId)
  expect(await outcomeOf(come({ ...dora, sub: 'u-somebody-new' }))).toBe('stranger')
  await invite('ivy@fjord.example')
  const ivy = { sub: 'u-ivy', email: 'ivy@fjord.example', email_verified: true, groups: ['makers'] }
  const newcomer = await checkSession(await come(ivy), HERE)
  expect(newcomer.alive && newcomer.actor.organizationId).toBe(ada.organizationId)
})

test('each sign-in gives the role of the highest group; none leaves it', async ({ people: _ }) => {
  expect(await roleAfter({ ...dora, groups: ['desk'] })).toBe('support')
  expect(await roleAfter({ ...dora, groups: ['desk', 'admins', 'makers'] })).toBe('administrator')
  expect(await roleAfter({ ...dora, groups: 'makers' })).toBe('developer')
  expect(await roleAfter({ ...dora, groups: [] })).toBe('developer')
})

test('the last administrator stays one, whatever the groups say', async ({ people }) => {
  const ada = { sub: 'u-ada', email: people.ada.email, email_verified: true, groups: ['desk'] }
  expect(await roleAfter(ada)).toBe('administrator')
})

test('a disabled person is refused as a stranger is', async ({ people }) => {
  await come(dora)
  await disablePerson(people.ada, people.dora.personId)
  expect(await outcomeOf(come(dora))).toBe('stranger')
})

test('a second factor that somebody has here is asked for all the same', async ({ people }) => {
  await addApp(people.dora, await begin(people.dora))
  expect(await state(await come(dora))).toBe('second_factor_awaited')
})

test('two first sign-ins at once make one person and one link', async ({ people: _ }) => {
  const ivy = { sub: 'u-ivy', email: 'ivy@fjord.example', email_verified: true, groups: ['makers'] }
  await Promise.allSettled([come(ivy), come(ivy), come(ivy)])
  expect(await db().personIdentity.count()).toBe(1)
  expect(await db().person.count({ where: { email: 'ivy@fjord.example' } })).toBe(1)
  expect(await outcomeOf(come(ivy))).toBe('done')
})

test('an answer from the provider’s own session is no new proof', async ({ people: _ }) => {
  const proven = async (authTime?: Date) => {
    const claims = authTime ? { auth_time: Math.floor(authTime.getTime() / 1000) } : {}
    const check = await checkSession(await come({ ...dora, ...claims }), HERE)
    if (!check.alive) throw new Error(check.because)
    return () => requireStepUp(check.actor)
  }
  expect(await proven(secondsAfter(now(), -HOUR))).toThrow(Refusal)
  expect(await proven(now())).not.toThrow()
  // From the future is now; a provider that does not say is taken at its word.
  expect(await proven(secondsAfter(now(), HOUR))).not.toThrow()
  expect(await proven()).not.toThrow()
})

test('an environment’s provider is believed without a word only for domains that are named', async ({
  people: { dora: known },
}) => {
  const trusting = { ...PROVIDER, trustedDomains: ['fjord.example'] }
  const claims = { iss: PROVIDER.issuer, sub: 'u-dora', email: known.email }
  const account = (rules: typeof PROVIDER, more = {}) =>
    readProviderAccount({ ...claims, ...more }, rules).verifiedEmail
  expect(account(PROVIDER)).toBeNull()
  expect(account(trusting)).toBe(known.email)
  expect(account(trusting, { email: 'dora@elsewhere.example' })).toBeNull()
  expect(account(trusting, { email_verified: false })).toBeNull()
})

test('groups are found by a path, in a list, alone, or as the names of an object', () => {
  const role = (claims: object, rules: Partial<typeof PROVIDER>) =>
    readProviderAccount({ iss: 'i', sub: 's', ...claims }, { ...PROVIDER, ...rules }).role
  const roles = { roles: ['desk'] }
  expect(role({ realm_access: roles }, { groupsClaim: 'realm_access.roles' })).toBe('support')
  expect(role({ a: { 'my.app': roles } }, { groupsClaim: 'a.my.app.roles' })).toBe('support')
  expect(role({ 'https://x.example/g': 'desk' }, { groupsClaim: 'https://x.example/g' })).toBe(
    'support',
  )
  expect(role({ 'urn:roles': { desk: {} } }, { groupsClaim: 'urn:roles' })).toBe('support')
  expect(role({ groups: ['DESK'] }, {})).toBeNull()
  expect(role({ groups: ['DESK'] }, { groupsIgnoreCase: true })).toBe('support')
  for (const groups of [null, 7, [7], undefined]) expect(role({ groups }, {})).toBeNull()
})
