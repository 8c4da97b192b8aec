import { createRemoteJWKSet, jwtVerify } from 'jose'
import type { Actor } from '@/lib/actor'
import { MINUTE, now, secondsAfter } from '@/lib/clock'
import { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { endSession } from '@/lib/people/sessions/end-session'
import { readLogout } from '../interaction/read-logout'
import { Browser } from '../testing/browser'
import { expect, takeNotices, test } from '../testing/engine-test'
import { approve, makePerson, signIn } from '../testing/people'
import {
  makeRelyingParty,
  oauth,
  type RelyingParty,
  redeem,
  refresh,
  requestFor,
  userInfo,
} from '../testing/relying-party'

const BYE = 'https://app.example/bye'

async function tokensFor(
  party: RelyingParty,
  browser: Browser,
  scope: string,
  person = makePerson(),
) {
  const request = await requestFor(party, { scope })
  const answer = await redeem(party, request, await approve(browser, request.url, await person))
  return oauth.processAuthorizationCodeResponse(party.as, party.client, answer)
}

const sessionsOf = ({ personId }: Actor) => db().personSession.count({ where: { personId } })

function logoutUrl({ as, appId }: RelyingParty, parameters: Record<string, string>): URL {
  const url = new URL(String(as.end_session_endpoint))
  url.search = new URLSearchParams({ client_id: appId, ...parameters }).toString()
  return url
}

test('an app asks, a person confirms, and everything that hangs on the session is over', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, { postLogoutRedirectUris: [BYE] })
  const browser = new Browser(engine.origin)
  const tokens = await tokensFor(party, browser, 'openid')
  const url = logoutUrl(party, {
    id_token_hint: String(tokens.id_token),
    post_logout_redirect_uri: BYE,
    state: 'xyz',
  })
  expect((await browser.follow(url)).pathname).toBe('/logout')
  const view = await readLogout(browser.cookies('/logout'))
  expect(view).toMatchObject({ appName: 'Orders', returnTo: 'app.example' })
  expect((await userInfo(party, tokens.access_token)).status).toBe(200)

  const form = { xsrf: view?.xsrf ?? '', logout: 'yes' }
  const back = await browser.follow('/oauth2/logout/confirm', form)
  expect(back.href).toBe(`${BYE}?state=xyz`)
  expect((await userInfo(party, tokens.access_token)).status).toBe(401)
  expect(browser.cookies('/')).not.toContain('portal=')
})

test('what was granted for longer outlasts the session', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  const tokens = await tokensFor(party, browser, 'openid offline_access')
  await browser.follow(logoutUrl(party, {}))
  const xsrf = (await readLogout(browser.cookies('/logout')))?.xsrf ?? ''
  const at = await browser.follow('/oauth2/logout/confirm', { xsrf, logout: 'yes' })
  expect(at.pathname + at.search).toBe('/logout?done=1')
  expect((await refresh(party, String(tokens.refresh_token))).status).toBe(200)
})

test('a public app renews its tokens without offline_access, until the person signs out', async ({
  engine,
}) => {
  const browser = new Browser(engine.origin)
  const person = makePerson()
  const party = await makeRelyingParty(engine.origin, { type: 'native' })
  const tokens = await tokensFor(party, browser, 'openid profile', person)
  const renewed = await (await refresh(party, String(tokens.refresh_token))).json()
  expect((await userInfo(party, renewed.access_token)).status).toBe(200)
  const web = await makeRelyingParty(engine.origin)
  expect((await tokensFor(web, browser, 'openid', person)).refresh_token).toBeUndefined()

  await browser.follow(logoutUrl(party, {}))
  const xsrf = (await readLogout(browser.cookies('/logout')))?.xsrf ?? ''
  await browser.follow('/oauth2/logout/confirm', { xsrf, logout: 'yes' })
  expect((await userInfo(party, renewed.access_token)).status).toBe(401)
  expect((await refresh(party, renewed.refresh_token)).status).toBe(400)
})

test('every app of the session is told, with a token that it can verify', async ({ engine }) => {
  const [browser, person] = [new Browser(engine.origin), makePerson()]
  const expected = new Map<string, Record<string, unknown>>()
  const keys = createRemoteJWKSet(new URL('/oauth2/jwks', engine.origin))
  for (const uri of ['https://one.example/backchannel', 'https://two.example/backchannel']) {
    const party = await makeRelyingParty(engine.origin, { backchannelLogoutUri: uri })
    const tokens = await tokensFor(party, browser, 'openid', person)
    expected.set(uri, {
      iss: engine.origin,
      aud: party.appId,
      sub: (await person).personId,
      sid: oauth.getValidatedIdTokenClaims(tokens)?.sid,
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    })
  }
  await browser.follow('/oauth2/logout')
  const xsrf = (await readLogout(browser.cookies('/logout')))?.xsrf ?? ''
  takeNotices()
  await browser.follow('/oauth2/logout/confirm', { xsrf, logout: 'yes' })
  const notices = takeNotices()
  expect(notices.map(({ url }) => url).sort()).toEqual([...expected.keys()])
  for (const { url, body } of notices) {
    const token = new URLSearchParams(body).get('logout_token') ?? ''
    const { payload } = await jwtVerify(token, keys, { typ: 'logout+jwt' })
    expect(payload).toMatchObject(expected.get(url) ?? {})
  }
})

test('who has used no app at this browser is asked too, and signed out of the portal', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, { postLogoutRedirectUris: [BYE] })
  const [browser, person] = [new Browser(engine.origin), await makePerson()]
  await signIn(browser, person)
  const url = logoutUrl(party, { post_logout_redirect_uri: BYE })
  expect((await browser.follow(url)).pathname).toBe('/logout')
  const view = await readLogout(browser.cookies('/logout'))
  expect(view).toMatchObject({ appName: 'Orders', returnTo: 'app.example' })
  expect(
    (await browser.request('/oauth2/logout/confirm', { xsrf: 'guessed', logout: 'yes' })).status,
  ).toBe(400)
  expect(await sessionsOf(person)).toBe(1)

  const form = { xsrf: view?.xsrf ?? '', logout: 'yes' }
  expect((await browser.follow('/oauth2/logout/confirm', form)).href).toBe(BYE)
  expect([browser.portalSession, await sessionsOf(person)]).toEqual([null, 0])
})

test('who says yes in one tab after signing out in another is told that it is done', async ({
  engine,
}) => {
  const browser = new Browser(engine.origin)
  await signIn(browser, await makePerson())
  await browser.follow('/oauth2/logout')
  const xsrf = (await readLogout(browser.cookies('/logout')))?.xsrf ?? ''
  await endSession(new Plaintext(browser.portalSession ?? ''))
  browser.portalSession = null
  const at = await browser.follow('/oauth2/logout/confirm', { xsrf, logout: 'yes' })
  expect(at.pathname + at.search).toBe('/logout?done=1')
})

test('signing out of one app alone leaves the portal and the other apps as they are', async ({
  engine,
}) => {
  const [party, other] = [
    await makeRelyingParty(engine.origin),
    await makeRelyingParty(engine.origin),
  ]
  const [browser, person] = [new Browser(engine.origin), makePerson()]
  const tokens = await tokensFor(party, browser, 'openid', person)
  const others = await tokensFor(other, browser, 'openid', person)
  await browser.follow(logoutUrl(party, {}))
  const xsrf = (await readLogout(browser.cookies('/logout')))?.xsrf ?? ''
  const at = await browser.follow('/oauth2/logout/confirm', { xsrf })
  expect(at.pathname + at.search).toBe('/logout?done=app')
  expect((await userInfo(party, tokens.access_token)).status).toBe(401)
  expect((await userInfo(other, others.access_token)).status).toBe(200)
  expect(await sessionsOf(await person)).toBe(1)
})

test('who is asked and stays signed in proves nothing newer than before', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const [browser, person] = [new Browser(engine.origin), await makePerson()]
  await signIn(browser, person)
  const provenAt = secondsAfter(now(), -20 * MINUTE)
  await db().personSession.updateMany({ data: { provenAt } })
  await browser.follow('/oauth2/logout')
  const xsrf = (await readLogout(browser.cookies('/logout')))?.xsrf ?? ''
  await browser.follow('/oauth2/logout/confirm', { xsrf })
  expect(await sessionsOf(person)).toBe(1)
  const tokens = await tokensFor(party, browser, 'openid', Promise.resolve(person))
  const claims = oauth.getValidatedIdTokenClaims(tokens)
  expect(claims?.auth_time).toBe(Math.floor(provenAt.getTime() / 1000))
})

test('the ID token of another person signs nobody out unasked', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const tokens = await tokensFor(party, new Browser(engine.origin), 'openid')
  const [browser, person] = [new Browser(engine.origin), await makePerson()]
  await signIn(browser, person)
  const url = logoutUrl(party, { id_token_hint: String(tokens.id_token) })
  expect((await browser.follow(url)).pathname).toBe('/logout')
  expect(await sessionsOf(person)).toBe(1)
  expect((await userInfo(party, tokens.access_token)).status).toBe(200)
})

test('where nobody is signed in, nobody is asked', async ({ engine }) => {
  const answer = await new Browser(engine.origin).request('/oauth2/logout')
  expect([answer.status, await answer.text()]).toEqual([
    200,
    expect.stringContaining('/oauth2/logout/confirm'),
  ])
})

test('the cookie of the engine alone, without that of the portal, opens nothing', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  const tokens = await tokensFor(party, browser, 'openid')
  browser.portalSession = null
  const silent = await browser.follow((await requestFor(party, { prompt: 'none' })).url)
  expect(silent.searchParams.get('error')).toBe('login_required')
  expect((await browser.request('/oauth2/logout')).status).toBe(200)
  expect((await userInfo(party, tokens.access_token)).status).toBe(200)
})

test('signing out leads to registered addresses only, and not by a foreign form', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, { postLogoutRedirectUris: [BYE] })
  const browser = new Browser(engine.origin)
  const tokens = await tokensFor(party, browser, 'openid')
  for (const uri of [`${BYE}/`, 'https://APP.example/bye', 'https://evil.example/', `${BYE}?a=1`]) {
    const answer = await browser.request(logoutUrl(party, { post_logout_redirect_uri: uri }))
    expect([uri, answer.status, await answer.text()]).toEqual([uri, 400, 'logout'])
  }
  await browser.follow(logoutUrl(party, { post_logout_redirect_uri: BYE }))
  const forged = { xsrf: 'guessed', logout: 'yes' }
  expect((await browser.request('/oauth2/logout/confirm', forged)).status).toBe(400)
  expect((await userInfo(party, tokens.access_token)).status).toBe(200)
})

test('who has left the portal, or is somebody else there now, signs in to apps anew', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  await tokensFor(party, browser, 'openid')
  const nextPage = async () => (await browser.follow((await requestFor(party)).url)).pathname
  await signIn(browser, await makePerson())
  expect(await nextPage()).toMatch(/^\/interaction\//)
  browser.portalSession = null
  expect(await nextPage()).toMatch(/^\/interaction\//)
  const silent = await browser.follow((await requestFor(party, { prompt: 'none' })).url)
  expect(silent.searchParams.get('error')).toBe('login_required')
})
