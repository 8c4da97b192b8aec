import { startReceiver } from '@/lib/oauth/testing/receiver-process'
import { callAction } from '../harness/action'
import { addApi, letCheck } from '../harness/apis'
import { introspect } from '../harness/exchange'
import { form } from '../harness/form'
import { granted, newSecret, revoke } from '../harness/portal'
import { addParty, INSECURE, oauth, redeem } from '../harness/relying-party'
import type { Session } from '../harness/session'
import { expect, test } from '../harness/test'
import { basic, post } from '../harness/token'
import { accepts, grantAccessTo, type Minted, twoApis } from '../harness/two-apis'

test('a code for one API yields a JWT for it that says who, for whom, by whom and how long', async ({
  server,
  org,
  deployment,
}) => {
  const { orders, stock, party, scope } = await twoApis(deployment)
  const { request, back } = await grantAccessTo(deployment, party, orders.scope, [orders])
  const minted: Minted = await (await redeem(party, request, back)).json()
  const claims = await accepts(party, orders, minted.access_token)
  expect(claims).toEqual({
    iss: server.origin,
    aud: orders.identifier,
    sub: org.member.id,
    client_id: party.app.id,
    scope: orders.scope,
    jti: expect.any(String),
    iat: expect.any(Number),
    exp: claims.iat + 600,
    // Its credential, its grant, and its family: without `openid` it outlives the session.
    ends_with: Array.from({ length: 3 }, () => expect.stringMatching(/^[\w-]{20}$/)),
  })
  expect(minted.expires_in).toBe(600)
  await expect(accepts(party, stock, minted.access_token)).rejects.toThrow(/aud/)
  const header = JSON.parse(
    Buffer.from(minted.access_token.split('.')[0] ?? '', 'base64').toString(),
  )
  expect(header).toEqual({ typ: 'at+jwt', alg: 'RS256', kid: expect.any(String) })
  expect(scope).toContain(stock.scope)
})

test('an app gets a JWT for itself, which introspection knows until it is revoked', async ({
  server,
  deployment,
}) => {
  const { orders, party } = await twoApis(deployment, ['clientCredentials'])
  const { as, client, auth } = party
  const parameters = { resource: orders.identifier }
  const { access_token: token } = await oauth.processClientCredentialsResponse(
    as,
    client,
    await oauth.clientCredentialsGrantRequest(as, client, auth, parameters, INSECURE),
  )
  const claims = await accepts(party, orders, token)
  expect(claims).toMatchObject({ sub: party.app.id, client_id: party.app.id, scope: orders.scope })
  const { jti } = claims
  expect(await introspect(party, token)).toMatchObject({
    active: true,
    client_id: party.app.id,
    aud: orders.identifier,
    scope: orders.scope,
    iss: server.origin,
    exp: claims.exp,
    iat: claims.iat,
  })
  expect(await introspect(party, jti)).toEqual({ active: false })
  await oauth.processRevocationResponse(
    await oauth.revocationRequest(as, client, auth, token, INSECURE),
  )
  expect(await introspect(party, token)).toEqual({ active: false })
})

for (const [span, ttlSeconds] of [
  ['5 minutes', 300],
  ['48 hours', 172_800],
] as const) {
  for (const format of ['opaque', 'jwt'] as const) {
    test(`where an API says that its tokens live ${span}, they do, ${format}`, async ({
      cluster,
      org,
      deployment,
    }) => {
      const api = await addApi(cluster.pool, org, { format, ttlSeconds })
      const party = await addParty(deployment, { scopes: [api.scope], on: ['clientCredentials'] })
      const { request, back } = await grantAccessTo(deployment, party, api.scope, [api])
      const minted: Minted = await (await redeem(party, request, back)).json()
      expect(minted.expires_in).toBe(ttlSeconds)
      const introspection = await introspect(party, minted.access_token)
      expect(Number(introspection.exp) - Number(introspection.iat)).toBe(ttlSeconds)
      const { as, client, auth } = party
      const forItself = await oauth.clientCredentialsGrantRequest(
        ...([as, client, auth, { resource: api.identifier }, INSECURE] as const),
      )
      expect((await forItself.json()).expires_in).toBe(ttlSeconds)
    })
  }
}

test('a developer alone gets no token for an API; an administrator grants it, and the next one has it', async ({
  cluster,
  server,
  org,
}) => {
  const api = await addApi(cluster.pool, org, { access: 'with_approval' })
  const developer = await org.signIn(org.owner, server.origin)
  const registration = { name: 'Night job', type: 'machine', scopes: api.scope }
  const registered = await callAction<string>(
    ...([developer, '/apps/new', 'new/register', form(registration)] as const),
  )
  const appId = granted(registered)
  const credentials = await newSecret(developer, appId)
  const ask = async (more = '') => {
    const body = `grant_type=client_credentials${more}`
    const headers = { authorization: basic(credentials) }
    return (await post(`${server.origin}/oauth2/token`, body, headers)).body
  }
  const named = await ask(`&scope=${api.scope}`)
  expect(named.error).toBe('invalid_scope')
  expect(named.error_description).toContain('registered, but not granted')
  expect((await ask()).scope).toBeUndefined()
  const decide = (session: Session, verdict: string, word = '') => {
    const decision = form({ verdict, permissions: `for_itself ${api.scope}`, word })
    return callAction(session, `/admin/apis/${api.id}`, 'apis/decide', api.id, appId, decision)
  }
  expect((await decide(developer, 'grant')).answer).toMatchObject({
    ok: false,
    refusal: { code: 'forbidden' },
  })
  const administrator = await org.signIn(org.administrator, server.origin)
  granted(await decide(administrator, 'grant'))
  const { access_token: token, scope } = await ask()
  expect(scope).toBe(api.scope)
  expect(String(token).split('.')).toHaveLength(3)
  granted(await decide(administrator, 'withdraw', 'The job has ended.'))
  const body = `token=${token}`
  const headers = { authorization: basic(credentials) }
  const known = (await post(`${server.origin}/oauth2/introspect`, body, headers)).body
  expect([known.active, known.scope]).toEqual([true, undefined])
  expect((await ask()).scope).toBeUndefined()
})

test('an API that verifies offline refuses a revoked JWT within seconds, because it hears of it', async ({
  server,
  org,
  deployment,
}) => {
  const { orders, party } = await twoApis(deployment, ['clientCredentials'])
  const session = await org.signIn(org.owner, server.origin)
  const [first, second] = [
    await newSecret(session, party.app.id),
    await newSecret(session, (await org.addApp()).id),
  ]
  await letCheck(deployment, orders, { id: second.clientId })
  const app = { id: second.clientId, secret: second.secret }
  const setting = { issuer: server.origin, audience: orders.identifier, app, pushed: false }
  const api = await startReceiver(setting)
  const form = { grant_type: 'client_credentials', resource: orders.identifier }
  const minted = await post(`${server.origin}/oauth2/token`, new URLSearchParams(form), {
    authorization: basic(first),
  })
  const token = String(minted.body.access_token)
  expect(await api.call(token)).toBe(200)
  expect(await api.call('a.b.c')).toBe(401)
  granted(await revoke(session, party.app, first.id, { endTokens: true }))
  await expect.poll(() => api.call(token)).toBe(401)
  await api.end()
})
