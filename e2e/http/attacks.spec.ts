import { answer, decide, follow, uidOf } from '../harness/ceremony'
import { addParty, ask, INSECURE, oauth } from '../harness/relying-party'
import { Session } from '../harness/session'
import { expect, test } from '../harness/test'

const TRICKS: Record<string, string> = {
  'another case in the path': 'https://app.example/Callback',
  'a trailing slash': 'https://app.example/callback/',
  'a port': 'https://app.example:8443/callback',
  'another scheme': 'http://app.example/callback',
  'a user in front of the host': 'https://app.example@attacker.example/callback',
  'credentials in front of the host': 'https://user:pw@app.example/callback',
  'encoded dot segments': 'https://app.example/%2e%2e/callback',
  'dot segments': 'https://app.example/a/../callback',
  'a query of its own': 'https://app.example/callback?next=https://attacker.example',
  'a fragment': 'https://app.example/callback#x',
  'a subdomain': 'https://evil.app.example/callback',
  'a longer host': 'https://app.example.attacker.example/callback',
  'a backslash': 'https://app.example\\@attacker.example/callback',
  'an open redirect': '//attacker.example/callback',
  'a script': 'javascript:alert(1)',
  nothing: '',
}

const HIDDEN = /<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g
const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')

for (const [trick, redirectUri] of Object.entries(TRICKS)) {
  test(`a redirect URI with ${trick} is a 400 page, never a redirect`, async ({
    server,
    story,
  }) => {
    const party = await addParty({ story, origin: server.origin })
    const session = await story.signIn(story.member, server.origin)
    const { url } = await ask(party, { redirect_uri: redirectUri })
    const { status, headers, text } = await session.visit(url.href)
    expect([status, headers.get('location')]).toEqual([400, null])
    expect(text).not.toContain('http-equiv="refresh"')
  })
}

test('http on the loopback takes any port, for native apps only', async ({ server, story }) => {
  const place = { story, origin: server.origin }
  const native = await addParty(place, {
    type: 'native',
    redirectUris: ['http://127.0.0.1/callback'],
  })
  const session = await story.signIn(story.member, server.origin)
  const back = await decide(
    session,
    (await ask(native, { redirect_uri: 'http://127.0.0.1:49152/callback' })).url,
  )
  expect(back.origin).toBe('http://127.0.0.1:49152')
  const web = await addParty(place, { redirectUris: ['https://localhost:3000/callback'] })
  const moved = await ask(web, { redirect_uri: 'https://localhost:4000/callback' })
  expect((await session.visit(moved.url.href)).status).toBe(400)
})

test('what stands in state goes back to the app and nowhere else', async ({ server, story }) => {
  const party = await addParty({ story, origin: server.origin })
  const session = await story.signIn(story.member, server.origin)
  const state = 'https://attacker.example/#"><script>'
  const back = await decide(session, (await ask(party, { state })).url)
  expect(back.origin).toBe('https://app.example')
  expect(back.searchParams.get('state')).toBe(state)
})

test('an interaction without its cookie is nobody: not seen, not answered', async ({
  server,
  story,
}) => {
  const party = await addParty({ story, origin: server.origin })
  const attacker = await story.signIn(story.otherDeveloper, server.origin)
  const uid = uidOf(await follow(attacker, (await ask(party)).url))
  const victim = await story.signIn(story.member, server.origin)
  const page = await victim.visit(`/interaction/${uid}`)
  expect(page.text).not.toContain('Approve')
  await expect(answer(victim, uid, 'approve')).rejects.toThrow(/interaction_over/)
  await expect(answer(victim, uid, 'deny')).rejects.toThrow(/interaction_over/)
})

test("somebody else's interaction is not answered by who signed in meanwhile", async ({
  server,
  story,
}) => {
  const party = await addParty({ story, origin: server.origin })
  const session = await story.signIn(story.member, server.origin)
  const uid = uidOf(await follow(session, (await ask(party)).url))
  const other = await story.signIn(story.otherDeveloper, server.origin)
  const mixed = new Session(server.origin)
  mixed.take(session, (name) => !name.includes('keyturn-session'))
  mixed.take(other, (name) => name.includes('keyturn-session'))
  await expect(answer(mixed, uid, 'approve')).rejects.toThrow(/interaction_over/)
})

test('consent cannot be given from another site', async ({ server, story }) => {
  const party = await addParty({ story, origin: server.origin })
  const session = await story.signIn(story.member, server.origin)
  const at = await follow(session, (await ask(party)).url)
  const form = new FormData()
  for (const [, name = '', value = ''] of at.text.matchAll(HIDDEN)) form.set(name, unescaped(value))
  form.set('answer', 'approve')
  const send = (origin: string) =>
    session.visit(at.url.pathname, { method: 'POST', headers: { origin }, body: form })
  const forged = await send('https://attacker.example')
  expect(forged.status).toBeGreaterThanOrEqual(400)
  expect(forged.text).not.toContain('/oauth2/authorize/')
  const own = await send(server.origin)
  expect([own.status, own.text.includes('/oauth2/authorize/')]).toEqual([200, true])
})

test('a device cannot be approved without the token of its page', async ({ server, story }) => {
  const party = await addParty(
    { story, origin: server.origin },
    { type: 'native', redirectUris: ['http://127.0.0.1/callback'] },
  )
  const { as, client, auth } = party
  const begin = await oauth.deviceAuthorizationRequest(
    as,
    client,
    auth,
    { scope: 'openid' },
    INSECURE,
  )
  const begun = await oauth.processDeviceAuthorizationResponse(as, client, begin)
  const session = await story.signIn(story.member, server.origin)
  await follow(session, '/oauth2/device')
  for (const xsrf of ['', 'guessed']) {
    const body = new URLSearchParams({ xsrf, user_code: begun.user_code, confirm: 'yes' })
    const { headers } = await session.visit('/oauth2/device', { method: 'POST', body })
    expect(headers.get('location') ?? '').not.toMatch(/done=|interaction/)
  }
  const poll = await oauth.deviceCodeGrantRequest(as, client, auth, begun.device_code, INSECURE)
  expect((await poll.json()).error).toBe('authorization_pending')
})

test('no page of the ceremony can be framed', async ({ server, story }) => {
  const party = await addParty({ story, origin: server.origin })
  const session = await story.signIn(story.member, server.origin)
  const uid = uidOf(await follow(session, (await ask(party)).url))
  for (const path of [`/interaction/${uid}`, '/device?step=enter', '/sign-in', '/logout']) {
    const { headers } = await session.visit(path)
    expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
  }
  const refused = await ask(party, { redirect_uri: 'https://attacker.example' })
  const { headers } = await session.visit(refused.url.href)
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
})

test('implicit and password grants do not exist', async ({ server, story }) => {
  const party = await addParty({ story, origin: server.origin })
  expect(party.as.response_types_supported).toEqual(['code'])
  expect(party.as.grant_types_supported).not.toContain('password')
  expect(party.as.grant_types_supported).not.toContain('implicit')
  const session = await story.signIn(story.member, server.origin)
  const { url } = await follow(session, (await ask(party, { response_type: 'token' })).url)
  const told = new URLSearchParams(url.search || url.hash.slice(1))
  expect(told.get('error')).toBe('unsupported_response_type')
  expect(url.href).not.toContain('access_token')
})
