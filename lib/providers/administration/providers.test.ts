import { MINUTE, now, secondsAfter } from '@/lib/clock'
import { config, provideConfig } from '@/lib/config'
import { db } from '@/lib/db/client'
import { HERE, state } from '@/lib/people/second-factor/testing/factors'
import { readProviderAccount } from '@/lib/people/sign-in/provider-account'
import { signInByProvider } from '@/lib/people/sign-in/sign-in-by-provider'
import { signOutByProvider } from '@/lib/people/sign-in/sign-out-by-provider'
import {
  actionsOf,
  expect,
  outcomeOf,
  PASSWORD,
  type TestPerson,
} from '@/lib/people/testing/fixtures'
import { signIn } from '@/lib/people/testing/parsed'
import { findProvider } from '../find-provider'
import { findProviderOfAddress } from '../find-provider-of-address'
import { listSignInProviders } from '../list-sign-in-providers'
import { exchangeCode } from '../openid/exchange-code'
import { addProvider, editProvider, formOf } from '../testing/parsed'
import { KEYCLOAK } from '../testing/products'
import { test } from '../testing/products-test'
import { actorAt, returnFrom, signInAt } from '../testing/sign-in-at'
import { findProviderView } from './find-provider-view'
import { listProviders } from './list-providers'
import { removeProvider } from './remove-provider'
import { disableProvider, enableProvider } from './switch-provider'
import { testProvider } from './test-provider'

const stale = (person: TestPerson) => ({ ...person, provenAt: secondsAfter(now(), -16 * MINUTE) })

test('only an administrator of its organization sees or changes a provider', async ({
  people: { ada, dora, sam, strange },
  start,
}) => {
  const form = formOf(await start(KEYCLOAK))
  const id = await addProvider(ada, form)
  for (const [who, outcome] of [
    [dora, 'forbidden'],
    [sam, 'forbidden'],
    [strange, 'not_found'],
  ] as const) {
    const attempts = [
      () => findProviderView(who, id),
      () => editProvider(who, id, form),
      () => disableProvider(who, id),
      () => enableProvider(who, id),
      () => removeProvider(who, id),
      () => testProvider(who, id),
    ]
    for (const attempt of attempts) expect(await outcomeOf(attempt())).toBe(outcome)
  }
  expect(await outcomeOf(addProvider(dora, formOf(await start(KEYCLOAK))))).toBe('forbidden')
  expect(await outcomeOf(listProviders(sam))).toBe('forbidden')
  expect((await listProviders(strange)).providers).toEqual([])
})

test('whatever changes a provider needs a step-up', async ({ people: { ada }, start }) => {
  const form = formOf(await start(KEYCLOAK))
  expect(await outcomeOf(addProvider(stale(ada), form))).toBe('step_up_required')
  const id = await addProvider(ada, form)
  const changes = [
    () => editProvider(stale(ada), id, { ...form, name: 'Other' }),
    () => disableProvider(stale(ada), id),
    () => enableProvider(stale(ada), id),
    () => removeProvider(stale(ada), id),
  ]
  for (const change of changes) expect(await outcomeOf(change())).toBe('step_up_required')
})

test('an administrator’s provider in an inner network is refused unless the operator admits it', async ({
  people: { ada },
  start,
}) => {
  const form = formOf(await start(KEYCLOAK))
  const { admitted: _, ...rest } = config()
  provideConfig(rest)
  await expect(addProvider(ada, form)).rejects.toMatchObject({
    fields: { issuer: expect.stringContaining('KEYTURN_ADMITTED_NETWORKS') },
  })
})

test('a provider that is off signs nobody in, and ends what began by it alone', async ({
  people: { ada, dora },
  start,
}) => {
  const id = await addProvider(ada, formOf(await start(KEYCLOAK)))
  const byProvider = await signInAt(id)
  const byPassword = await signIn({ email: dora.email, password: PASSWORD }, HERE)
  await disableProvider(ada, id)
  expect([await state(byProvider), await state(byPassword)]).toEqual(['ended', 'alive'])
  expect(await findProvider(id)).toBeNull()
  expect(await listSignInProviders()).toEqual({ buttons: [], byAddress: false })
  expect(await findProviderOfAddress('dora@fjord.example')).toBeNull()
  await enableProvider(ada, id)
  expect((await actorAt(id)).personId).toBe(dora.personId)
  const trail = await actionsOf(ada.organizationId)
  expect(trail.filter((action) => action.startsWith('provider.'))).toEqual([
    'provider.added',
    'provider.disabled',
    'provider.enabled',
  ])
})

test('a sign-in that was under way when its provider was switched off is refused', async ({
  people: { ada },
  start,
}) => {
  const id = await addProvider(ada, formOf(await start(KEYCLOAK)))
  const { provider, metadata, returned } = await returnFrom(id)
  const { claims } = await exchangeCode(metadata, provider, returned)
  await disableProvider(ada, id)
  const late = signInByProvider(readProviderAccount(claims, provider), HERE)
  expect(await outcomeOf(late)).toBe('provider_failed')
})

test('a removed provider takes its links along', async ({ people: { ada }, start }) => {
  const id = await addProvider(ada, formOf(await start(KEYCLOAK)))
  const session = await signInAt(id)
  expect((await findProviderView(ada, id)).people).toBe(1)
  await removeProvider(ada, id)
  expect(await state(session)).not.toBe('alive')
  expect(await db().personIdentity.count()).toBe(0)
  expect(await db().providerDomain.count()).toBe(0)
})

test('with another client ID people are linked anew, since they may have other subjects', async ({
  people: { ada, dora },
  start,
}) => {
  const server = await start(KEYCLOAK)
  const form = formOf(server)
  const id = await addProvider(ada, form)
  const session = await signInAt(id)
  server.clientId = 'another-client'
  server.product = { ...KEYCLOAK, idToken: { ...KEYCLOAK.idToken, sub: 'other' }, userinfo: 403 }
  await editProvider(ada, id, { ...form, clientId: 'another-client' })
  expect(await state(session)).not.toBe('alive')
  expect((await actorAt(id)).personId).toBe(dora.personId)
})

test('an empty secret leaves the one that is there, and who was slower is told so', async ({
  people: { ada },
  start,
}) => {
  const server = await start(KEYCLOAK)
  const form = formOf(server)
  const id = await addProvider(ada, form)
  const { provider } = await findProviderView(ada, id)
  const revision = provider.updatedAt.toISOString()
  await editProvider(ada, id, { ...form, name: 'Harbour', clientSecret: '', revision })
  expect((await findProvider(id))?.clientSecret.reveal()).toBe(server.secret)
  expect(JSON.stringify((await findProviderView(ada, id)).provider)).not.toContain(server.secret)
  const slower = editProvider(ada, id, { ...form, name: 'Quay', revision: '2020-01-01' })
  expect(await outcomeOf(slower)).toBe('provider_changed_meanwhile')
})

test('a test of the connection says what it found, and a refused secret is a notice', async ({
  people: { ada },
  start,
}) => {
  const server = await start(KEYCLOAK)
  const id = await addProvider(ada, { ...formOf(server), scopes: 'openid email' })
  const sentences = async () => (await testProvider(ada, id)).map(({ sentence }) => sentence)
  expect(await sentences()).toEqual([
    `Its discovery document names the issuer ${server.issuer}.`,
    'It publishes one key.',
    'It accepts the client ID and the client secret.',
  ])
  server.secret = 'rotated-there'
  expect(await sentences()).toContain('It refuses the client ID or the client secret.')
  expect((await findProviderView(ada, id)).provider.secretRefusedAt).not.toBeNull()
  server.close()
  expect((await sentences())[0]).toContain('cannot be read')
})

const LOGOUT = { events: { 'http://schemas.openid.net/event/backchannel-logout': {} }, jti: '1' }

test('a sign-out at the provider ends what began in that session of it, or all of the person', async ({
  people: { ada },
  start,
}) => {
  const server = await start(KEYCLOAK)
  const id = await addProvider(ada, formOf(server))
  const signOut = async (claims: object) =>
    signOutByProvider(id, await server.sign({ ...LOGOUT, ...claims }))
  const session = await signInAt(id)
  expect(await signOut({ sid: 'another-session' })).toBe(true)
  expect(await state(session)).toBe('alive')
  await signOut({ sid: 'session-at-keycloak' })
  expect(await state(session)).not.toBe('alive')
  const next = await signInAt(id)
  await signOut({ sub: 'f3a1' })
  expect(await state(next)).not.toBe('alive')
})

test('whoever sends logout tokens does not make this server ask the provider each time', async ({
  people: { ada },
  start,
}) => {
  const [server, other] = [await start(KEYCLOAK), await start(KEYCLOAK)]
  const id = await addProvider(ada, formOf(server))
  const forged = await other.sign({ ...LOGOUT, sub: 'f3a1' })
  const unknown = forged.replace(
    /^[^.]+/,
    Buffer.from('{"alg":"RS256","kid":"x"}').toString('base64url'),
  )
  const refused = (token: string) => expect(signOutByProvider(id, token)).rejects.toThrow()
  await Promise.all(Array.from({ length: 8 }, () => refused(forged)))
  for (const token of [forged, unknown, unknown, 'a.b.c']) await refused(token)
  expect(server.keyReads).toBe(1)
})

test('what is no logout token of the provider ends nothing', async ({ people: { ada }, start }) => {
  const [server, other] = [await start(KEYCLOAK), await start(KEYCLOAK)]
  const id = await addProvider(ada, formOf(server))
  const session = await signInAt(id)
  const sub = 'f3a1'
  const tokens = [
    await other.sign({ ...LOGOUT, sub }),
    await server.sign({ sub }),
    await server.sign({ ...LOGOUT, sub, nonce: 'of an ID token' }),
    await server.sign(LOGOUT),
    'nothing',
  ]
  for (const token of tokens) await expect(signOutByProvider(id, token)).rejects.toThrow()
  expect(await signOutByProvider('idp_00000000000000000000', 'any')).toBe(false)
  expect(await state(session)).toBe('alive')
})
