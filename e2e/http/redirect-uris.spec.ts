import { decide } from '../harness/ceremony'
import {
  addParty,
  authorizationRequest,
  authorize,
  errorOf,
  INSECURE,
  oauth,
  redeem,
} from '../harness/relying-party'
import { expect, test } from '../harness/test'

const TRICKS: Record<string, string> = {
  'another case in the path': 'https://app.example/Callback',
  'another case in the host': 'https://APP.example/callback',
  'a trailing slash': 'https://app.example/callback/',
  'two slashes': 'https://app.example//callback',
  'a port': 'https://app.example:8443/callback',
  'the usual port spelled out': 'https://app.example:443/callback',
  'a dot after the host': 'https://app.example./callback',
  'another scheme': 'http://app.example/callback',
  'a user in front of the host': 'https://app.example@attacker.example/callback',
  'credentials in front of the host': 'https://user:pw@app.example/callback',
  'encoded dot segments': 'https://app.example/%2e%2e/callback',
  'dot segments': 'https://app.example/a/../callback',
  'an encoded letter': 'https://app.example/%63allback',
  'an encoded slash': 'https://app.example%2fcallback',
  'a line break': 'https://app.example/callback\n',
  'a query of its own': 'https://app.example/callback?next=https://attacker.example',
  'an empty query': 'https://app.example/callback?',
  'a fragment': 'https://app.example/callback#x',
  'a subdomain': 'https://evil.app.example/callback',
  'a longer host': 'https://app.example.attacker.example/callback',
  'a backslash': 'https://app.example\\@attacker.example/callback',
  'an open redirect': '//attacker.example/callback',
  'a script': 'javascript:alert(1)',
  nothing: '',
}

for (const [trick, redirectUri] of Object.entries(TRICKS)) {
  test(`a redirect URI with ${trick} is a 400 page, never a redirect`, async ({
    server,
    org,
    deployment,
  }) => {
    const party = await addParty(deployment)
    const session = await org.signIn(org.member, server.origin)
    const { url } = await authorizationRequest(party, { redirect_uri: redirectUri })
    const { status, headers, text } = await session.visit(url.href)
    expect([status, headers.get('location')]).toEqual([400, null])
    expect(headers.get('content-type')).toContain('text/html')
    expect(text).not.toContain('http-equiv="refresh"')
    expect(text).not.toContain('attacker.example')
  })
}

test('a redirect URI that is left out, or stands twice, is a 400 page, never a redirect', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment)
  const session = await org.signIn(org.member, server.origin)
  const { url: without } = await authorizationRequest(party, { redirect_uri: null })
  const { url: twice } = await authorizationRequest(party)
  twice.searchParams.append('redirect_uri', 'https://attacker.example/callback')
  for (const url of [without, twice]) {
    const { status, headers } = await session.visit(url.href)
    expect([status, headers.get('location')]).toEqual([400, null])
  }
})

test('a request with a trick is not taken when it is pushed either', async ({ deployment }) => {
  const party = await addParty(deployment)
  const { as, client, auth } = party
  for (const redirect_uri of Object.values(TRICKS).filter(Boolean)) {
    const { searchParams } = (await authorizationRequest(party, { redirect_uri })).url
    const answer = await oauth.pushedAuthorizationRequest(as, client, auth, searchParams, INSECURE)
    expect(answer.status, redirect_uri).toBe(400)
  }
})

test('a code is redeemed only with the redirect URI that it was asked for with', async ({
  server,
  org,
  deployment,
}) => {
  const redirectUris = ['https://app.example/callback', 'https://app.example/other']
  const party = await addParty(deployment, { redirectUris })
  const session = await org.signIn(org.member, server.origin)
  const { request, back } = await authorize(party, session)
  const other = { ...party, redirectUri: 'https://app.example/other' }
  const refused = await redeem(other, request, back)
  expect(await errorOf(refused)).toEqual([400, 'invalid_grant'])
})

test('http on the loopback takes any port, for native apps only', async ({
  server,
  org,
  deployment,
}) => {
  const native = await addParty(deployment, {
    type: 'native',
    redirectUris: ['http://127.0.0.1/callback'],
  })
  const session = await org.signIn(org.member, server.origin)
  const back = await decide(
    session,
    (await authorizationRequest(native, { redirect_uri: 'http://127.0.0.1:49152/callback' })).url,
  )
  expect(back.origin).toBe('http://127.0.0.1:49152')
  for (const trick of ['http://127.0.0.1:49152/Callback', 'http://localhost:49152/callback']) {
    const moved = await authorizationRequest(native, { redirect_uri: trick })
    expect((await session.visit(moved.url.href)).status, trick).toBe(400)
  }
  const web = await addParty(deployment, { redirectUris: ['https://localhost:3000/callback'] })
  const moved = await authorizationRequest(web, { redirect_uri: 'https://localhost:4000/callback' })
  expect((await session.visit(moved.url.href)).status).toBe(400)
})

test('https on localhost works', async ({ server, org, deployment }) => {
  const redirectUri = 'https://localhost:3000/callback'
  const party = await addParty(deployment, { redirectUris: [redirectUri] })
  const session = await org.signIn(org.member, server.origin)
  const { request, back } = await authorize(party, session)
  expect(back.origin + back.pathname).toBe(redirectUri)
  expect((await redeem(party, request, back)).status).toBe(200)
})

const STATES = [
  'https://attacker.example/#"><script>',
  '//attacker.example',
  'x&redirect_uri=https://attacker.example',
  'x\r\nlocation: https://attacker.example',
]

for (const state of STATES) {
  test(`what stands in state goes back to the app and nowhere else: ${JSON.stringify(state)}`, async ({
    server,
    org,
    deployment,
  }) => {
    const party = await addParty(deployment)
    const session = await org.signIn(org.member, server.origin)
    for (const pressed of ['approve', 'deny'] as const) {
      const request = await authorizationRequest(party, { state, prompt: 'consent' })
      const back = await decide(session, request.url, pressed)
      expect(back.origin + back.pathname).toBe(party.redirectUri)
      expect(back.searchParams.getAll('state')).toEqual([state])
      expect(back.searchParams.has('redirect_uri')).toBe(false)
      expect(back.hash).toBe('')
    }
  })
}
