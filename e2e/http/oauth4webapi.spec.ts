import { addApi } from '../harness/apis'
import { decide, signOut } from '../harness/ceremony'
import { approveDevice, typeUserCode } from '../harness/device'
import { byIssuer, distrust, SUBJECT, trustIssuer, withIssuer } from '../harness/federated-app'
import {
  addParty,
  authorizationRequest,
  grantAccess,
  INSECURE,
  oauth,
  redeem,
  userInfo,
} from '../harness/relying-party'
import { withKey } from '../harness/signing-app'
import { expect, test } from '../harness/test'

test('sign-out: a person leaves by the app and comes back to it, signed in nowhere any more', async ({
  deployment,
}) => {
  const goodbye = 'https://app.example/bye'
  const { party, session, tokens } = await grantAccess(deployment, {
    app: { postLogoutRedirectUris: [goodbye] },
    changes: { scope: 'openid' },
  })
  const leave = new URL(String(party.as.end_session_endpoint))
  const parameters = { client_id: party.app.id, post_logout_redirect_uri: goodbye, state: 'left' }
  leave.search = `${new URLSearchParams({ ...parameters, id_token_hint: tokens.id_token })}`
  expect((await signOut(session, leave)).href).toBe(`${goodbye}?state=left`)
  expect((await session.visit('/apps')).headers.get('location')).toContain('/sign-in')
  expect((await userInfo(party, tokens.access_token)).status).toBe(401)
})

test('PAR: the request is pushed, and the browser carries only its name', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment)
  const { as, client, auth } = party
  const request = await authorizationRequest(party)
  const pushed = await oauth.processPushedAuthorizationResponse(
    as,
    client,
    await oauth.pushedAuthorizationRequest(as, client, auth, request.url.searchParams, INSECURE),
  )
  const url = new URL(String(as.authorization_endpoint))
  url.searchParams.set('client_id', party.app.id)
  url.searchParams.set('request_uri', pushed.request_uri)
  const session = await org.signIn(org.member, server.origin)
  const answer = await redeem(party, request, await decide(session, url))
  expect(answer.status).toBe(200)
})

test('DPoP: tokens are bound to a key, and worth nothing without it', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment)
  const { as, client } = party
  const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))
  const session = await org.signIn(org.member, server.origin)
  const request = await authorizationRequest(party)
  const answer = await redeem(party, request, await decide(session, request.url), { DPoP })
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, answer)
  expect(tokens.token_type).toBe('dpop')
  const bound = { DPoP, ...INSECURE }
  expect((await oauth.userInfoRequest(as, client, tokens.access_token, bound)).status).toBe(200)
  const stolen = await fetch(String(as.userinfo_endpoint), {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  })
  expect(stolen.status).toBe(401)
})

test('device code: a person types what the device shows, and agrees', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment, {
    type: 'native',
    redirectUris: ['http://127.0.0.1/callback'],
  })
  const { as, client, auth } = party
  const begun = await oauth.processDeviceAuthorizationResponse(
    as,
    client,
    await oauth.deviceAuthorizationRequest(as, client, auth, { scope: 'openid email' }, INSECURE),
  )
  const session = await org.signIn(org.member, server.origin)
  const question = await typeUserCode(session, begun.user_code)
  expect(question.text).toContain(party.app.name)
  expect(question.text).toContain('Approve')
  expect((await approveDevice(session, begun.user_code)).search).toBe('?done=approved')
  const tokens = await oauth.processDeviceCodeResponse(
    as,
    client,
    await oauth.deviceCodeGrantRequest(as, client, auth, begun.device_code, INSECURE),
  )
  expect(oauth.getValidatedIdTokenClaims(tokens)?.sub).toBe(org.member.id)
})

test('private_key_jwt: an app signs in with its key, introspects and revokes', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment, { on: ['clientCredentials'] })
  const signing = await withKey(party, await org.signIn(org.owner, server.origin))
  const { as, client, auth } = signing
  const { access_token: token } = await oauth.processClientCredentialsResponse(
    as,
    client,
    await oauth.clientCredentialsGrantRequest(as, client, auth, {}, INSECURE),
  )
  const isActive = async () => {
    const answer = await oauth.introspectionRequest(as, client, auth, token, INSECURE)
    return (await oauth.processIntrospectionResponse(as, client, answer)).active
  }
  expect(await isActive()).toBe(true)
  const revoked = await oauth.revocationRequest(as, client, auth, token, INSECURE)
  expect(await oauth.processRevocationResponse(revoked)).toBeUndefined()
  expect(await isActive()).toBe(false)
})

test('federation: an app signs in with the tokens of another issuer, each once, until it is no longer trusted', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment, { on: ['clientCredentials'] })
  const owner = await org.signIn(org.owner, server.origin)
  await withIssuer(async (ci) => {
    await trustIssuer(party, owner, ci.issuer)
    const { as, client } = party
    const claims = { audience: server.origin, sub: SUBJECT, environment: 'production' }
    const auth = byIssuer(() => ci.token(claims))
    const mint = (by: typeof auth) =>
      oauth.clientCredentialsGrantRequest(as, client, by, {}, INSECURE)
    const minted = await oauth.processClientCredentialsResponse(as, client, await mint(auth))
    const isActive = async () => {
      const { access_token: token } = minted
      const asked = await oauth.introspectionRequest(as, client, party.auth, token, INSECURE)
      return (await oauth.processIntrospectionResponse(as, client, asked)).active
    }
    expect(await isActive()).toBe(true)
    const once = await ci.token(claims)
    expect((await mint(byIssuer(async () => once))).status).toBe(200)
    expect((await mint(byIssuer(async () => once))).status).toBe(401)
    const staging = byIssuer(() => ci.token({ ...claims, environment: 'staging' }))
    expect((await mint(staging)).status).toBe(401)
    await distrust(party, owner)
    expect(await isActive()).toBe(false)
    expect((await mint(auth)).status).toBe(401)
  })
})

test('an API verifies a JWT access token offline, and introspection knows it', async ({
  cluster,
  org,
  deployment,
}) => {
  const api = await addApi(cluster.pool, org)
  const { party, tokens } = await grantAccess(deployment, {
    app: { scopes: [api.scope] },
    changes: { scope: api.scope, resource: api.identifier },
  })
  const request = new Request(`${api.identifier}/today`, {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  })
  const claims = await oauth.validateJwtAccessToken(party.as, request, api.identifier, INSECURE)
  expect(claims).toMatchObject({ sub: org.member.id, client_id: party.app.id, scope: api.scope })
  const { as, client, auth } = party
  const introspected = await oauth.introspectionRequest(
    as,
    client,
    auth,
    tokens.access_token,
    INSECURE,
  )
  expect((await oauth.processIntrospectionResponse(as, client, introspected)).active).toBe(true)
  const revoked = await oauth.revocationRequest(as, client, auth, tokens.access_token, INSECURE)
  await oauth.processRevocationResponse(revoked)
  const after = await oauth.introspectionRequest(as, client, auth, tokens.access_token, INSECURE)
  expect((await oauth.processIntrospectionResponse(as, client, after)).active).toBe(false)
})

test('an app for which DPoP and pushed requests are required gets tokens by both, and by nothing less', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment, { on: ['dpopRequired', 'parRequired'] })
  const { as, client, auth } = party
  const session = await org.signIn(org.member, server.origin)
  const request = await authorizationRequest(party)
  const unpushed = await decide(session, request.url)
  expect(unpushed.searchParams.get('error')).toBe('invalid_request')
  const { request_uri } = await oauth.processPushedAuthorizationResponse(
    as,
    client,
    await oauth.pushedAuthorizationRequest(as, client, auth, request.url.searchParams, INSECURE),
  )
  const url = new URL(String(as.authorization_endpoint))
  url.search = new URLSearchParams({ client_id: party.app.id, request_uri }).toString()
  const back = await decide(session, url)
  const unproven = await redeem(party, request, back)
  expect([unproven.status, (await unproven.json()).error]).toEqual([400, 'invalid_grant'])
  const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))
  const proven = await redeem(party, request, back, { DPoP })
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, proven)
  expect(tokens.token_type).toBe('dpop')
})
