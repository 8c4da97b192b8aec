import { callAction } from '../harness/action'
import {
  ACCESS_TOKEN,
  EXCHANGE,
  exchange,
  exchanged,
  introspect,
  makeChain,
} from '../harness/exchange'
import { granted } from '../harness/portal'
import { addParty, errorOf, INSECURE, oauth } from '../harness/relying-party'
import { expect, test } from '../harness/test'

const FORMATS = ['opaque', 'jwt'] as const

for (const format of FORMATS) {
  test(`a service exchanges a person's token for one to the next API, ${format}: it says who acts, and can do less`, async ({
    org,
    deployment,
  }) => {
    const { shop, service, stock, tokens } = await makeChain(deployment, { format })
    const got = await exchanged(service, tokens.access_token, { resource: stock.identifier })
    expect(got).toMatchObject({
      issued_token_type: ACCESS_TOKEN,
      token_type: 'bearer',
      scope: stock.scope,
      expires_in: 600,
    })
    expect(got).not.toHaveProperty('refresh_token')
    const person = { sub: org.member.id, aud: stock.identifier, act: { sub: service.app.id } }
    const byService = { client_id: service.app.id, scope: stock.scope }
    expect(await introspect(service, got.access_token)).toMatchObject({
      active: true,
      ...person,
      ...byService,
    })
    expect(await introspect(shop, tokens.access_token)).toMatchObject({ active: true })
    if (format === 'opaque') return expect(got.access_token).not.toContain('.')
    const headers = { authorization: `Bearer ${got.access_token}` }
    const request = new Request(stock.identifier, { headers })
    const { as } = service
    const claims = await oauth.validateJwtAccessToken(as, request, stock.identifier, INSECURE)
    expect(claims).toMatchObject({ ...person, ...byService })
  })
}

test('a service asks for no more than it was sent, and than it is registered for', async ({
  server,
  deployment,
}) => {
  const { service, orders, stock, tokens } = await makeChain(deployment, { format: 'jwt' })
  const refusals: [Record<string, string>, string][] = [
    // The service is not registered for any scope of orders.
    [{ resource: orders.identifier }, 'invalid_target'],
    [{ audience: orders.identifier }, 'invalid_target'],
    [{ resource: server.origin }, 'invalid_target'],
    [{ resource: 'https://apis.example/nobody' }, 'invalid_target'],
    [{ resource: stock.identifier, audience: orders.identifier }, 'invalid_target'],
    [{ resource: stock.identifier, scope: orders.scope }, 'invalid_scope'],
    [{ resource: stock.identifier, scope: `${stock.scope} openid` }, 'invalid_scope'],
    [{ resource: stock.identifier, actor_token: tokens.access_token }, 'invalid_request'],
  ]
  for (const [parameters, error] of refusals) {
    const answer = await exchange(service, tokens.access_token, parameters)
    expect(await errorOf(answer), JSON.stringify(parameters)).toEqual([400, error])
  }
  const narrow = await makeChain(deployment, { format: 'jwt' })
  const foreignScope = await exchange(service, narrow.tokens.access_token, {
    resource: stock.identifier,
  })
  expect(await errorOf(foreignScope)).toEqual([400, 'invalid_scope'])
})

test("another organization's token is exchanged by nobody here", async ({ deployment }) => {
  const { service, stock } = await makeChain(deployment, { format: 'opaque' })
  const abroad = await addParty(deployment, { foreign: true, on: ['clientCredentials'] })
  const { as, client, auth } = abroad
  const { access_token: theirs } = await oauth.processClientCredentialsResponse(
    as,
    client,
    await oauth.clientCredentialsGrantRequest(as, client, auth, {}, INSECURE),
  )
  const answer = await exchange(service, theirs, { resource: stock.identifier })
  expect(await errorOf(answer)).toEqual([400, 'invalid_request'])
})

test('a token that is bound to a key is not exchanged by who has not got the key', async ({
  deployment,
}) => {
  const DPoP = oauth.DPoP({}, await oauth.generateKeyPair('ES256'))
  const { service, stock, tokens } = await makeChain(deployment, {
    format: 'jwt',
    redeeming: { DPoP },
  })
  const answer = await exchange(service, tokens.access_token, { resource: stock.identifier })
  expect(await errorOf(answer)).toEqual([400, 'invalid_request'])
})

test('a service that brings a key gets a token that is bound to it', async ({ deployment }) => {
  const { service, stock, tokens } = await makeChain(deployment, { format: 'jwt' })
  const DPoP = oauth.DPoP(service.client, await oauth.generateKeyPair('ES256'))
  const parameters = { resource: stock.identifier }
  const got = await oauth.processGenericTokenEndpointResponse(
    service.as,
    service.client,
    await exchange(service, tokens.access_token, parameters, { DPoP }),
  )
  expect(got.token_type).toBe('dpop')
  expect((await introspect(service, got.access_token)).cnf?.jkt).toEqual(expect.any(String))
})

test('an app that can keep no secret exchanges nothing', async ({ deployment }) => {
  const { stock, tokens } = await makeChain(deployment, { format: 'jwt' })
  const native = await addParty(deployment, {
    type: 'native',
    redirectUris: ['http://127.0.0.1/callback'],
    scopes: [stock.scope],
  })
  const answer = await exchange(native, tokens.access_token, { resource: stock.identifier })
  expect(await errorOf(answer)).toEqual([400, 'unauthorized_client'])
})

test('nothing is exchanged where the policy leaves token exchange out', async ({
  server,
  org,
  deployment,
}) => {
  const { service, stock, tokens } = await makeChain(deployment, { format: 'jwt' })
  expect(service.as.grant_types_supported).toContain(EXCHANGE)
  const form = new FormData()
  for (const type of ['authorization_code', 'client_credentials'])
    form.append('allowedGrantTypes', type)
  const session = await org.signIn(org.administrator, server.origin)
  granted(await callAction(session, '/admin/policies', 'policies/saveGrantTypes', form))
  const answer = await exchange(service, tokens.access_token, { resource: stock.identifier })
  expect(await errorOf(answer)).toEqual([400, 'unauthorized_client'])
})
