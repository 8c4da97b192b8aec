import * as oauth from 'oauth4webapi'
import { addApi } from '../harness/apis'
import { grantReading, READING, READS_APPS, read } from '../harness/management'
import { newSecret } from '../harness/portal'
import { authorize, grantAccess, INSECURE, redeem } from '../harness/relying-party'
import { expect, test } from '../harness/test'
import { askToken, basic, post } from '../harness/token'

test('without a token one learns where to get one, and no error', async ({ server }) => {
  const { status, headers, body } = await read(server.origin, '/apps', null)
  expect([status, body.code]).toEqual([401, 'access_token_missing'])
  const metadata = `${server.origin}/.well-known/oauth-protected-resource/api/v1`
  expect(headers.get('www-authenticate')).toBe(
    `Bearer scope="apps:read", resource_metadata="${metadata}"`,
  )
  const resource = new URL(`${server.origin}/api/v1`)
  const found = await oauth.processResourceDiscoveryResponse(
    resource,
    await oauth.resourceDiscoveryRequest(resource, INSECURE),
  )
  expect(found).toEqual({
    resource: `${server.origin}/api/v1`,
    resource_name: 'Keyturn',
    authorization_servers: [server.origin],
    scopes_supported: expect.arrayContaining(['apps:read', 'secrets:issue', 'audit:read']),
    bearer_methods_supported: ['header'],
    dpop_signing_alg_values_supported: expect.arrayContaining(['ES256']),
  })
})

test('whoever follows the metadata asks for the resource, and gets a token for it alone', async ({
  server,
  org,
  deployment,
}) => {
  const resource = `${server.origin}/api/v1`
  const { tokens, party } = await grantReading(deployment, org.owner, {
    scope: 'apps:read',
    resource,
  })
  expect(tokens.scope).toBe('apps:read')
  expect((await read(server.origin, '/apps', tokens.access_token)).status).toBe(200)
  const { as, client, auth } = party
  const introspected = await oauth.introspectionRequest(
    as,
    client,
    auth,
    tokens.access_token,
    INSECURE,
  )
  expect(await introspected.json()).toMatchObject({
    active: true,
    aud: resource,
    scope: 'apps:read',
  })
})

test('a token that was made for another API is refused, whatever its scopes and format', async ({
  cluster,
  server,
  org,
  deployment,
}) => {
  const api = await addApi(cluster.pool, org)
  for (const format of ['jwt', 'opaque']) {
    await cluster.pool.query('UPDATE api SET token_format = $2 WHERE identifier = $1', [
      api.identifier,
      format,
    ])
    await cluster.pool.query(
      'UPDATE organization SET apis_version = apis_version + 1 WHERE id = $1',
      [org.organizationId],
    )
    const app = { scopes: [api.scope, 'apps:read'] }
    const changes = { scope: `${api.scope} apps:read`, resource: api.identifier }
    const { tokens } = await grantAccess(deployment, { who: org.owner, app, changes })
    expect(tokens.access_token.includes('.'), format).toBe(format === 'jwt')
    const { status, headers, body } = await read(server.origin, '/apps', tokens.access_token)
    expect([status, body.code], format).toEqual([401, 'access_token_refused'])
    expect(headers.get('www-authenticate')).toContain('Bearer error="invalid_token"')
  }
})

test('an app that is granted nothing for itself is told which scope it lacks', async ({
  server,
  org,
}) => {
  const app = await org.addApp({ scopes: ['apps:read'] })
  const { secret } = await newSecret(await org.signIn(org.owner, server.origin), app.id)
  const { body: minted } = await askToken(server.origin, { clientId: app.id, secret })
  const { status, headers, body } = await read(server.origin, '/apps', String(minted.access_token))
  expect([status, body.code]).toEqual([403, 'scope_missing'])
  expect(headers.get('www-authenticate')).toContain('error="insufficient_scope"')
})

test('a token without the scope is told which one is wanted', async ({
  server,
  org,
  deployment,
}) => {
  const { tokens } = await grantReading(deployment, org.owner, { scope: 'openid orders.read' })
  const { status, headers, body } = await read(server.origin, '/apps', tokens.access_token)
  expect([status, body.code]).toEqual([403, 'scope_missing'])
  expect(headers.get('www-authenticate')).toContain('error="insufficient_scope", scope="apps:read"')
})

test('a token that is bound to a key is not taken as a bearer token', async ({
  server,
  org,
  deployment,
}) => {
  const { party, session } = await grantReading(deployment, org.owner)
  const DPoP = oauth.DPoP(party.client, await oauth.generateKeyPair('ES256'))
  const { request, back } = await authorize(party, session, READS_APPS)
  const first = await redeem(party, request, back, { DPoP })
  const { access_token } = await first.json()
  for (const scheme of ['Bearer', 'DPoP']) {
    const headers = { authorization: `${scheme} ${access_token}` }
    const { status, body } = await read(server.origin, '/apps', null, { headers })
    expect([status, body.code], scheme).toEqual([401, 'access_token_bound'])
  }
})

test('rubbish is refused like any token that never was', async ({ server, org, deployment }) => {
  const { tokens } = await grantReading(deployment, org.owner)
  const { access_token: token, refresh_token } = tokens
  const rubbish = [
    'x'.repeat(10_000),
    'x'.repeat(4096),
    'ünïcödé',
    'a.b.c',
    'jwt:a.b.c',
    `${token}x`,
    token.slice(0, -1),
    token.toUpperCase(),
    `${token} ${token}`,
    '',
    '=',
    "' OR 1=1 --",
    refresh_token,
  ]
  for (const one of rubbish) {
    const headers = { authorization: `Bearer ${Buffer.from(one).toString('latin1')}` }
    const { status, body } = await read(server.origin, '/apps', null, { headers })
    expect([status, body.status], one.slice(0, 20)).toEqual([401, 401])
  }
  const basic = { authorization: `Basic ${Buffer.from(`${token}:`).toString('base64')}` }
  expect((await read(server.origin, '/apps', null, { headers: basic })).status).toBe(401)
  const inQuery = await read(server.origin, `/apps?access_token=${token}`, null)
  expect(inQuery.status).toBe(401)
})

test('the cookie of the portal opens nothing here', async ({ server, org }) => {
  const session = await org.signIn(org.administrator, server.origin)
  expect((await session.visit('/api/v1/apps')).status).toBe(401)
})

test('a method that an address does not have is refused, with those that it has', async ({
  server,
  org,
  deployment,
}) => {
  const app = await org.addApp()
  const { tokens } = await grantReading(deployment, org.owner)
  const headers = { authorization: `Bearer ${tokens.access_token}` }
  const has = {
    '': 'GET, HEAD, POST',
    [`/${app.id}`]: 'GET, HEAD, PATCH, DELETE',
    [`/${app.id}/secrets`]: 'GET, HEAD, POST',
    [`/${app.id}/keys`]: 'GET, HEAD, POST',
  }
  for (const [path, allowed] of Object.entries(has)) {
    for (const method of ['PUT', 'OPTIONS']) {
      const answer = await read(server.origin, `/apps${path}`, null, { method, headers })
      expect([answer.status, answer.body.code], `${method} ${path}`).toEqual([
        405,
        'method_not_allowed',
      ])
      expect(answer.headers.get('allow')).toBe(allowed)
      expect(answer.headers.get('access-control-allow-origin')).toBe(null)
    }
    const head = await fetch(`${server.origin}/api/v1/apps${path}`, { method: 'HEAD', headers })
    expect([head.status, await head.text()]).toEqual([200, ''])
  }
})

test('an address that is not there is a problem, and not a page', async ({ server }) => {
  for (const path of ['', '/nothing', '/apps/a/b/c', '/apps/a/secrets/b/c']) {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const { status, headers, body } = await read(server.origin, path, null, { method })
      expect([status, body.code], `${method} ${path}`).toEqual([404, 'not_found'])
      expect(headers.get('content-type')).toBe('application/problem+json')
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; frame-ancestors 'none'",
      )
    }
  }
})

test('a token that a service got in exchange reads what both may, for the same person', async ({
  server,
  org,
  deployment,
}) => {
  const { tokens } = await grantReading(deployment, org.owner)
  const service = await org.addApp({ scopes: READING.scopes })
  const { secret } = await newSecret(await org.signIn(org.owner, server.origin), service.id)
  const body = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: tokens.access_token,
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    resource: `${server.origin}/api/v1`,
  })
  const authorization = basic({ clientId: service.id, secret })
  const exchanged = await post(`${server.origin}/oauth2/token`, body, { authorization })
  expect(exchanged.body.scope).toBe('apps:read')
  const path = `/apps/${service.id}`
  expect((await read(server.origin, path, String(exchanged.body.access_token))).status).toBe(200)
})
