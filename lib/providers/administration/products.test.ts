import { DAY, moveClock, now, secondsAfter } from '@/lib/clock'
import { expect, outcomeOf } from '@/lib/people/testing/fixtures'
import { SecretRefused } from '../openid/exchange-code'
import { PRESET } from '../presets'
import { addProvider, editProvider, formOf } from '../testing/parsed'
import {
  AUTH0,
  ENTRA,
  ENTRA_GROUP,
  ENTRA_OVERAGE,
  GITLAB,
  KEYCLOAK,
  OKTA,
  PRODUCTS,
} from '../testing/products'
import { test } from '../testing/products-test'
import { actorAt, signInAt } from '../testing/sign-in-at'
import { listProviderNotices } from './list-provider-notices'

for (const [name, product] of Object.entries(PRODUCTS)) {
  test(`${name}: a person signs in with what its preset fills in`, async ({ people, start }) => {
    const server = await start(product)
    const id = await addProvider(people.ada, formOf(server))
    const actor = await actorAt(id)
    expect([actor.personId, actor.role]).toEqual([people.dora.personId, 'developer'])
    expect((await actorAt(id)).personId).toBe(people.dora.personId)
    expect(server.asked[0]?.get('scope')).toBe(PRESET[product.preset].scopes)
  })
}

const GROUPS = {
  ENTRA: [ENTRA, { supportGroup: ENTRA_GROUP, groupsIgnoreCase: 'on' }],
  OKTA: [OKTA, { supportGroup: 'makers' }],
  AUTH0: [AUTH0, { supportGroup: 'makers', groupsClaim: 'https://acme.example/groups' }],
  KEYCLOAK: [KEYCLOAK, { supportGroup: 'makers' }],
  GITLAB: [GITLAB, { supportGroup: 'makers/platform' }],
} as const

for (const [name, [product, groups]] of Object.entries(GROUPS)) {
  test(`${name}: the group that it documents gives the role`, async ({ people, start }) => {
    const form = { ...formOf(await start(product)), developerGroup: '', ...groups }
    expect((await actorAt(await addProvider(people.ada, form))).role).toBe('support')
  })
}

test('Entra’s object IDs are compared as they are unless the case is ignored', async ({
  people,
  start,
}) => {
  const form = { ...formOf(await start(ENTRA)), developerGroup: '', supportGroup: ENTRA_GROUP }
  expect((await actorAt(await addProvider(people.ada, form))).role).toBe('developer')
})

test('Entra’s address for every tenant is refused in words, a tenant’s domain leads to its ID', async ({
  people: { ada },
  start,
}) => {
  const server = await start(ENTRA)
  const add = (path: string) =>
    addProvider(ada, { ...formOf(server), issuer: `${server.origin}${path}` })
  await expect(add('/common/v2.0')).rejects.toMatchObject({
    fields: { issuer: expect.stringContaining('every tenant') },
  })
  await expect(add(new URL(server.issuer).pathname.replace('/v2.0', ''))).rejects.toMatchObject({
    fields: { issuer: expect.stringContaining('https://sts.windows.net/') },
  })
  await add('/fjord.example/v2.0')
})

test('Entra’s too many groups leave a role as it is, and are a notice', async ({
  people: { ada, dora },
  start,
}) => {
  const server = await start(ENTRA_OVERAGE)
  const id = await addProvider(ada, formOf(server))
  expect((await actorAt(id)).role).toBe(dora.role)
  expect(await listProviderNotices(ada)).toMatchObject([{ id, notice: 'groups_missed' }])
  server.product = ENTRA
  await actorAt(id)
  expect(await listProviderNotices(ada)).toEqual([])
})

test('whose groups are too many and who is not known yet is told so', async ({ people, start }) => {
  const idToken = { ...ENTRA_OVERAGE.idToken, preferred_username: 'ivy@fjord.example' }
  const id = await addProvider(people.ada, formOf(await start({ ...ENTRA_OVERAGE, idToken })))
  expect(await outcomeOf(signInAt(id))).toBe('groups_not_sent')
})

test('too many groups are read at userinfo where it tells them', async ({ people, start }) => {
  const userinfo = { ...(ENTRA.userinfo as object), groups: [ENTRA_GROUP] }
  const server = await start({ ...ENTRA_OVERAGE, userinfo })
  const form = { ...formOf(server), supportGroup: ENTRA_GROUP }
  expect((await actorAt(await addProvider(people.ada, form))).role).toBe('support')
})

test('a userinfo that refuses stops nobody whose ID token has everything', async ({
  people: { ada, dora },
  start,
}) => {
  const server = await start(KEYCLOAK)
  const id = await addProvider(ada, formOf(server))
  for (const userinfo of [401, 403, 500]) {
    server.product = { ...KEYCLOAK, userinfo }
    expect((await actorAt(id)).personId).toBe(dora.personId)
  }
})

test('a userinfo that refuses leaves nobody to find where it alone tells the address', async ({
  people,
  start,
}) => {
  const id = await addProvider(people.ada, formOf(await start({ ...OKTA, userinfo: 403 })))
  expect(await outcomeOf(signInAt(id))).toBe('email_not_sent')
})

test('a userinfo about somebody else signs nobody in', async ({ people, start }) => {
  const server = await start({
    ...KEYCLOAK,
    userinfo: { sub: 'another', email: 'x@fjord.example' },
  })
  const id = await addProvider(people.ada, formOf(server))
  await expect(signInAt(id)).rejects.toThrow('userinfo of another subject')
})

test('an answer with the issuer of another provider is not redeemed', async ({ people, start }) => {
  const id = await addProvider(people.ada, formOf(await start(KEYCLOAK)))
  const other = (back: URL) => back.searchParams.set('iss', 'https://evil.example')
  const without = (back: URL) => back.searchParams.delete('iss')
  await expect(signInAt(id, other)).rejects.toThrow(/issuer|iss/)
  await expect(signInAt(id, without)).rejects.toThrow(/issuer|iss/)
})

test('an ID token of another issuer signs nobody in', async ({ people, start }) => {
  const server = await start({ ...KEYCLOAK, issuerOfToken: () => 'https://evil.example' })
  const id = await addProvider(people.ada, formOf(server))
  await expect(signInAt(id)).rejects.toThrow(/issuer|iss/)
})

test('a secret that the provider refuses is said to be so, whatever it answers', async ({
  people: { ada },
  start,
}) => {
  for (const product of [ENTRA, AUTH0, KEYCLOAK]) {
    const server = await start(product)
    const form = { ...formOf(server), domains: `${product.preset}.example`, clientSecret: 'old' }
    await expect(signInAt(await addProvider(ada, form))).rejects.toThrow(SecretRefused)
  }
})

test('the end of a secret is a notice from thirty days before, and a new secret ends it', async ({
  people: { ada, dora },
  start,
}) => {
  const server = await start(KEYCLOAK)
  const day = secondsAfter(now(), 40 * DAY)
    .toISOString()
    .slice(0, 10)
  const form = { ...formOf(server), secretEndsAt: day }
  const id = await addProvider(ada, form)
  const notices = async () => (await listProviderNotices(ada)).map(({ notice }) => notice)
  expect(await notices()).toEqual([])
  moveClock(11 * DAY)
  expect(await notices()).toEqual(['secret_ends'])
  expect(await listProviderNotices(dora)).toEqual([])
  moveClock(30 * DAY)
  expect(await notices()).toEqual(['secret_ended'])
  await editProvider(ada, id, { ...form, clientSecret: 'next', secretEndsAt: '' })
  expect(await notices()).toEqual([])
})
