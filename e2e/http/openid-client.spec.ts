import * as client from 'openid-client'
import { decide, signOut } from '../harness/ceremony'
import { byIssuer, SUBJECT, trustIssuer, withIssuer } from '../harness/federated-app'
import { addParty, REDIRECT_URI } from '../harness/relying-party'
import { expect, test } from '../harness/test'

test('openid-client: discovery, sign-in, refresh, userinfo and sign-out', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment, { postLogoutRedirectUris: ['https://app.example/bye'] })
  const config = await client.discovery(
    new URL(server.origin),
    party.app.id,
    undefined,
    client.ClientSecretPost(party.secret.value),
    { execute: [client.allowInsecureRequests] },
  )
  const verifier = client.randomPKCECodeVerifier()
  const [state, nonce] = [client.randomState(), client.randomNonce()]
  const session = await org.signIn(org.member, server.origin)
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT_URI,
    scope: 'openid profile email offline_access',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  const back = await decide(session, url)
  const tokens = await client.authorizationCodeGrant(config, back, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  })
  expect(tokens.claims()?.sub).toBe(org.member.id)
  const again = await client.refreshTokenGrant(config, String(tokens.refresh_token))
  const info = await client.fetchUserInfo(config, again.access_token, org.member.id)
  expect(info).toMatchObject({ email: org.member.email, name: org.member.name })

  const leave = client.buildEndSessionUrl(config, {
    post_logout_redirect_uri: 'https://app.example/bye',
    id_token_hint: String(tokens.id_token),
    state: 'left',
  })
  const left = await signOut(session, leave)
  expect(left.href).toBe('https://app.example/bye?state=left')
  const page = await session.visit('/apps')
  expect(page.headers.get('location')).toContain('/sign-in')
})

test('openid-client: a pipeline gets a token with the one that its issuer gave it', async ({
  server,
  org,
  deployment,
}) => {
  const { app, ...party } = await addParty(deployment, { on: ['clientCredentials'] })
  const owner = await org.signIn(org.owner, server.origin)
  await withIssuer(async (ci) => {
    await trustIssuer({ app, ...party }, owner, ci.issuer)
    const audience = `${server.origin}/oauth2/token`
    const auth = byIssuer(() => ci.token({ audience, sub: SUBJECT, environment: 'production' }))
    const issuer = new URL(server.origin)
    const execute = [client.allowInsecureRequests]
    const config = await client.discovery(issuer, app.id, undefined, auth, { execute })
    const { access_token: token } = await client.clientCredentialsGrant(config)
    expect((await client.tokenIntrospection(config, token)).client_id).toBe(app.id)
    await client.tokenRevocation(config, token)
    expect((await client.tokenIntrospection(config, token)).active).toBe(false)
  })
})
