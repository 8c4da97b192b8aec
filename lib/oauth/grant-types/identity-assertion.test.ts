import { decodeJwt } from 'jose'
import { HOUR, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { GRANT_TYPES } from '@/lib/policies/policy'
import { JWT_BEARER } from '../protocol/grant-type-names'
import { makeApi } from '../resources/testing/apis'
import { type AssertingProvider, startProvider } from '../testing/asserting-provider'
import { test as base, type EngineUnderTest, expect } from '../testing/engine-test'
import { makePerson } from '../testing/people'
import { INSECURE, makeRelyingParty, oauth } from '../testing/relying-party'

type Vouched = Awaited<ReturnType<typeof vouched>>

const test = base.extend<{ vouched: Vouched }>({
  vouched: async ({ engine }, use) => {
    const made = await vouched(engine)
    await use(made)
    made.provider.close()
  },
})

/** An app, an API, and a person of its organization for whom a provider vouches. */
async function vouched(engine: EngineUnderTest) {
  const party = await makeRelyingParty(engine.origin)
  const { as, client, auth, appId, organization } = party
  const { organizationId } = organization
  const api = await makeApi(organization)
  const scopes = ['orders.read', 'orders.write']
  await db().app.update({ where: { id: appId }, data: { scopes, version: 2 } })
  const { personId } = await makePerson()
  await db().membership.updateMany({ where: { personId }, data: { organizationId } })
  const provider = await startProvider(organizationId)
  const link = { issuer: provider.issuer, subject: 'u-1', personId, providerId: provider.id }
  await db().personIdentity.create({ data: { ...link, createdAt: now() } })
  const usual = { sub: 'u-1', aud: engine.origin, client_id: appId }
  const allow = (allowedGrantTypes: readonly string[] = GRANT_TYPES) =>
    db().policy.upsert({
      where: { organizationId },
      update: { allowedGrantTypes: [...allowedGrantTypes] },
      create: { organizationId, allowedGrantTypes: [...allowedGrantTypes], updatedAt: now() },
    })
  const ask = async (assertion: string, more: Record<string, string> = {}) => {
    const form = { assertion, ...more }
    const asked = [as, client, auth, JWT_BEARER, form, INSECURE] as const
    const answer = await oauth.genericTokenEndpointRequest(...asked)
    return { status: answer.status, body: await answer.json() }
  }
  const assert: AssertingProvider['assert'] = (claims, typ) =>
    provider.assert({ ...usual, ...claims }, typ)
  return { party, api, personId, provider, allow, ask, assert }
}

test('an app acts for a person for whom a provider vouches, where the policy allows it', async ({
  vouched: { party, api, personId, allow, ask, assert },
}) => {
  expect((await ask(await assert({}))).body.error).toBe('unauthorized_client')
  await allow()
  const assertion = await assert({ resource: api.identifier, scope: 'orders.read' })
  const { status, body } = await ask(assertion)
  expect([status, body.scope, body.refresh_token]).toEqual([200, 'orders.read', undefined])
  const claims = decodeJwt(body.access_token)
  expect(claims).toMatchObject({ sub: personId, aud: api.identifier, client_id: party.appId })
  // It can be sent again while it lasts: there is no refresh token.
  expect((await ask(assertion)).status).toBe(200)
  const { as, client, auth } = party
  const introspect = async () =>
    (await oauth.introspectionRequest(as, client, auth, body.access_token, INSECURE)).json()
  expect(await introspect()).toMatchObject({ active: true, sub: personId, scope: 'orders.read' })
  await db().person.update({ where: { id: personId }, data: { disabledAt: now() } })
  expect(await introspect()).toEqual({ active: false })
  expect((await ask(assertion)).body.error).toBe('invalid_grant')
})

test('an assertion of another kind, to another, for another or of the past is refused', async ({
  vouched: { provider, allow, ask, assert },
}) => {
  await allow()
  const at = Math.floor(now().getTime() / 1000)
  const stranger = await startProvider((await makePerson()).organizationId)
  const [head, body] = (await assert({})).split('.')
  const refused = {
    'an ID token': await assert({}, 'JWT'),
    'another audience': await assert({ aud: 'https://as.example' }),
    'several audiences': await assert({ aud: [String(provider.issuer), 'https://as.example'] }),
    'another client': await assert({ client_id: 'app_other' }),
    'no client': await assert({ client_id: undefined }),
    'nobody here': await assert({ sub: 'u-2' }),
    'past its end': await assert({ iat: at - 900, exp: at - 300 }),
    'for ever': await assert({ exp: undefined }),
    'of long ago': await assert({ iat: at - 2 * HOUR }),
    'in the future': await assert({ iat: at + 300 }),
    'no signature': `${head}.${body}.`,
    'another signature': `${head}.${body}.${'A'.repeat(342)}`,
    'a provider of another organization': await stranger.assert({ sub: 'u-1' }),
    'an unknown issuer': await assert({ iss: 'https://idp.example' }),
    'no JWT': 'x',
  }
  for (const [why, assertion] of Object.entries(refused)) {
    const { status, body: answer } = await ask(assertion)
    expect([why, status, answer.error]).toEqual([why, 400, 'invalid_grant'])
  }
  await db().identityProvider.update({ where: { id: provider.id }, data: { disabledAt: now() } })
  expect((await ask(await assert({}))).body.error).toBe('invalid_grant')
  stranger.close()
})

test('the token has no scope beyond the assertion and the app, and one API', async ({
  vouched: { api, allow, ask, assert },
}) => {
  await allow()
  const { identifier: resource } = api
  const narrow = await assert({ scope: 'orders.read', resource: [resource] })
  expect((await ask(narrow, { scope: 'orders.write' })).body.error).toBe('invalid_scope')
  expect((await ask(narrow, { resource: 'https://else.example' })).body.error).toBe(
    'invalid_target',
  )
  const all = await ask(await assert({}), { resource })
  expect(all.body.scope).toBe('orders.read orders.write')
  const some = await ask(await assert({ scope: 'orders.read openid unknown' }), { resource })
  expect(some.body.scope).toBe('orders.read')
})

test('a person of another organization is nobody here', async ({
  vouched: { personId, allow, ask, assert },
}) => {
  await allow()
  const { organizationId } = await makePerson()
  await db().membership.updateMany({ where: { personId }, data: { organizationId } })
  expect((await ask(await assert({}))).body.error).toBe('invalid_grant')
})
