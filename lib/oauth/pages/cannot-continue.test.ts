import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import { makeRelyingParty, requestFor } from '../testing/relying-party'

const REGISTERED = 'https://app.example/callback'

const TRICKS = [
  'https://app.example/Callback',
  'https://APP.example/callback',
  'https://app.example/callback/',
  'https://app.example/callback?',
  'https://app.example/callback?next=1',
  'https://app.example/callback#fragment',
  'https://app.example:443/callback',
  'https://app.example:444/callback',
  'https://user@app.example/callback',
  'https://app.example@evil.example/callback',
  'https://app.example/callback/../evil',
  'https://app.example/%2e%2e/callback',
  'https://app.example/callback%2F..%2Fevil',
  'https://app.example/a/../callback',
  'https://app.example.evil.example/callback',
  'http://app.example/callback',
  'https://app.example\\@evil.example/callback',
  '//app.example/callback',
  'javascript:alert(1)',
  '',
]

test('a redirect URI that is not letter by letter the registered one is a page, never a redirect', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, { redirectUri: REGISTERED })
  for (const redirectUri of TRICKS) {
    const { url } = await requestFor(party, { redirect_uri: redirectUri })
    const answer = await new Browser(engine.origin).request(url)
    const { headers, status } = answer
    expect([redirectUri, status, headers.get('location'), headers.get('x-parameter')]).toEqual([
      redirectUri,
      400,
      null,
      'redirect_uri',
    ])
  }
  const { url } = await requestFor(party, { redirect_uri: null })
  expect((await new Browser(engine.origin).request(url)).status).toBe(400)
})

test('on the loopback only the port is free, and only for native apps', async ({ engine }) => {
  const native = await makeRelyingParty(engine.origin, {
    type: 'native',
    redirectUri: 'http://127.0.0.1/callback',
  })
  const status = async (redirectUri: string) => {
    const { url } = await requestFor(native, { redirect_uri: redirectUri })
    return (await new Browser(engine.origin).request(url)).status
  }
  expect(await status('http://127.0.0.1:51234/callback')).toBe(303)
  for (const wrong of [
    'http://127.0.0.1:51234/callback/',
    'http://127.0.0.1:51234/Callback',
    'http://localhost:51234/callback',
    'http://127.0.0.2:51234/callback',
    'https://127.0.0.1:51234/callback',
    'http://x@127.0.0.1:51234/callback',
    'http://127.0.0.1:51234@evil.example/callback',
    'http://127.0.0.1.evil.example:51234/callback',
  ]) {
    expect([wrong, await status(wrong)]).toEqual([wrong, 400])
  }
  const web = await makeRelyingParty(engine.origin, { redirectUri: 'https://localhost/callback' })
  const other = await requestFor(web, { redirect_uri: 'https://localhost:8443/callback' })
  expect((await new Browser(engine.origin).request(other.url)).status).toBe(400)
})

test('an app that nobody knows is a page too', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const { url } = await requestFor(party, { client_id: 'app_nobody' })
  const answer = await new Browser(engine.origin).request(url)
  expect([answer.status, await answer.text()]).toEqual([400, 'invalid_client'])
  expect(answer.headers.get('x-parameter')).toBe('client_id')
})

test('what an app says in `state` comes back to the app, and leads nowhere', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const state = 'https://evil.example/?code=1&redirect_uri=https://evil.example'
  const request = await requestFor(party, { state })
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  expect(back.origin).toBe('https://app.example')
  expect(back.searchParams.get('state')).toBe(state)
})

test('an interaction without its cookie is nothing', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const victim = new Browser(engine.origin)
  const at = await victim.follow((await requestFor(party)).url)
  const { readInteraction } = await import('../interaction/read-interaction')
  const uid = at.pathname.split('/').at(-1) ?? ''
  const mine = victim.cookies(at.pathname)
  const unsigned = `keyturn-interaction=${uid}`
  expect(await readInteraction({ uid, cookieHeader: mine })).not.toBeNull()
  for (const cookieHeader of [null, unsigned, `${unsigned}; keyturn-interaction.sig=x`]) {
    expect(await readInteraction({ uid, cookieHeader })).toBeNull()
  }
  expect(await readInteraction({ uid: `${uid}x`, cookieHeader: mine })).toBeNull()
  // Nor does the engine go on for a browser that has not begun.
  const answer = await new Browser(engine.origin).request(`/oauth2/authorize/${uid}`)
  expect([answer.status, await answer.text()]).toEqual([400, 'session_not_found'])
})
