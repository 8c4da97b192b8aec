import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import {
  makeRelyingParty,
  oauth,
  redeem,
  refresh,
  requestFor,
  userInfo,
} from '../testing/relying-party'

test('a person lets an app in: code, tokens, who they are, and tokens again', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const person = await makePerson('Bo')
  const request = await requestFor(party)
  const back = await approve(new Browser(engine.origin), request.url, person)
  expect(back.origin + back.pathname).toBe(party.redirectUri)
  expect(Object.fromEntries(back.searchParams)).toEqual({
    code: expect.any(String),
    state: request.state,
    iss: engine.origin,
  })
  const answer = await redeem(party, request, back)
  const tokens = await oauth.processAuthorizationCodeResponse(party.as, party.client, answer, {
    requireIdToken: true,
  })
  expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({
    sub: person.personId,
    aud: party.appId,
    iss: engine.origin,
    name: 'Bo',
    auth_time: expect.any(Number),
  })
  expect(await (await userInfo(party, tokens.access_token)).json()).toEqual({
    sub: person.personId,
    name: 'Bo',
    email: `${person.personId.toLowerCase()}@example.com`,
    preferred_username: `${person.personId.toLowerCase()}@example.com`,
    updated_at: expect.any(Number),
  })
  const again = await refresh(party, String(tokens.refresh_token))
  const newer = await oauth.processRefreshTokenResponse(party.as, party.client, again)
  expect(newer.refresh_token).toMatch(/^[\w-]{44}$/)
  expect(newer.refresh_token).not.toBe(tokens.refresh_token)
  expect((await userInfo(party, newer.access_token)).status).toBe(200)
})

test('who is signed in and has agreed before is not asked again; new scopes are', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, { scopes: ['orders.read', 'orders.write'] })
  const person = await makePerson()
  const browser = new Browser(engine.origin)
  await approve(browser, (await requestFor(party, { scope: 'openid orders.read' })).url, person)
  const same = await browser.follow((await requestFor(party, { scope: 'openid' })).url)
  expect(same.searchParams.get('code')).toMatch(/^[\w-]{44}$/)
  const more = await requestFor(party, { scope: 'openid orders.read orders.write' })
  expect((await browser.follow(more.url)).pathname).toMatch(/^\/interaction\//)
  // Another browser of the same person: signed in anew, agreed once.
  const elsewhere = new Browser(engine.origin)
  const back = await approve(elsewhere, (await requestFor(party, { scope: 'openid' })).url, person)
  expect(back.searchParams.get('code')).toMatch(/^[\w-]{44}$/)
})

test('where PKCE is needed, no app gets a code without it or with the plain method', async ({
  engine,
}) => {
  const web = await makeRelyingParty(engine.origin, { pkce: 'always' })
  const native = await makeRelyingParty(engine.origin, {
    type: 'native',
    redirectUri: 'http://127.0.0.1/callback',
  })
  for (const party of [web, native]) {
    for (const changes of [
      { code_challenge: null, code_challenge_method: null },
      { code_challenge_method: 'plain' },
      { code_challenge_method: null },
    ]) {
      const back = await new Browser(engine.origin).follow((await requestFor(party, changes)).url)
      expect(back.origin + back.pathname).toBe(party.redirectUri)
      expect(back.searchParams.get('error')).toBe('invalid_request')
      expect(back.searchParams.get('iss')).toBe(engine.origin)
    }
  }
})

test('a code without its verifier, or with another, is worth nothing', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const person = await makePerson()
  const browser = new Browser(engine.origin)
  for (const verifier of [oauth.generateRandomCodeVerifier(), oauth.nopkce]) {
    const request = await requestFor(party)
    const back = await approve(browser, request.url, person)
    const answer = await redeem(party, { ...request, verifier: verifier as string }, back)
    expect([answer.status, (await answer.json()).error]).toEqual([400, 'invalid_grant'])
  }
})

test('a native app has no secret and chooses its port on the loopback', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin, {
    type: 'native',
    redirectUri: 'http://127.0.0.1/callback',
  })
  const here = { ...party, redirectUri: 'http://127.0.0.1:49152/callback' }
  const request = await requestFor(here)
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  expect(back.origin + back.pathname).toBe(here.redirectUri)
  const answer = await redeem(here, request, back)
  const tokens = await oauth.processAuthorizationCodeResponse(party.as, party.client, answer)
  expect((await refresh(here, String(tokens.refresh_token))).status).toBe(200)
})

test('plain OAuth gets a refresh token; signing in alone gets none', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const person = await makePerson()
  const browser = new Browser(engine.origin)
  for (const [scope, expected] of [
    ['orders.read', true],
    ['openid', false],
  ] as const) {
    const request = await requestFor(party, { scope })
    const answer = await redeem(party, request, await approve(browser, request.url, person))
    const tokens = await answer.json()
    expect([scope, answer.status, 'refresh_token' in tokens]).toEqual([scope, 200, expected])
    expect(tokens.scope).toBe(scope)
  }
})

test('a scope that is not registered on the app is refused', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const { url } = await requestFor(party, { scope: 'orders.delete' })
  const back = await new Browser(engine.origin).follow(url)
  expect(back.searchParams.get('error')).toBe('invalid_scope')
})
