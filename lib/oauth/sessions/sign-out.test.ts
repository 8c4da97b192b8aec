import { createRemoteJWKSet, jwtVerify } from 'jose'
import { db } from '@/lib/db/client'
import { Browser } from '../testing/browser'
import { expect, takeNotices, test } from '../testing/engine-test'
import { makePerson } from '../testing/people'
import { makeRelyingParty, oauth, refresh, userInfo } from '../testing/relying-party'
import { confirmSignOut, confirmSignOutOfApp, logoutPage, logoutUrl } from '../testing/sign-out'
import { tokensFor } from '../testing/tokens-for'

const BYE = 'https://app.example/bye'

test('an app asks, a person confirms, and everything that hangs on the session is over', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, { postLogoutRedirectUris: [BYE] })
  const browser = new Browser(engine.origin)
  const tokens = await tokensFor(party, { browser })
  const url = logoutUrl(party, {
    id_token_hint: String(tokens.id_token),
    post_logout_redirect_uri: BYE,
    state: 'xyz',
  })
  expect((await browser.follow(url)).pathname).toBe('/logout')
  expect(await logoutPage(browser)).toMatchObject({ appName: 'Orders', returnTo: 'app.example' })
  expect((await userInfo(party, tokens.access_token)).status).toBe(200)

  const back = await confirmSignOut(browser)
  expect(back.href).toBe(`${BYE}?state=xyz`)
  expect((await userInfo(party, tokens.access_token)).status).toBe(401)
  expect(browser.cookies('/')).not.toContain('portal=')
})

test('what was granted for longer outlasts the session', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  const tokens = await tokensFor(party, { browser, scope: 'openid offline_access' })
  await browser.follow(logoutUrl(party))
  const at = await confirmSignOut(browser)
  expect(at.pathname + at.search).toBe('/logout?done=1')
  expect((await refresh(party, String(tokens.refresh_token))).status).toBe(200)
})

test('a public app renews its tokens without offline_access, until the person signs out', async ({
  engine,
}) => {
  const browser = new Browser(engine.origin)
  const person = makePerson()
  const party = await makeRelyingParty(engine.origin, { type: 'native' })
  const tokens = await tokensFor(party, { browser, person, scope: 'openid profile' })
  const renewed = await (await refresh(party, String(tokens.refresh_token))).json()
  expect((await userInfo(party, renewed.access_token)).status).toBe(200)
  const web = await makeRelyingParty(engine.origin)
  expect((await tokensFor(web, { browser, person })).refresh_token).toBeUndefined()

  await browser.follow(logoutUrl(party))
  await confirmSignOut(browser)
  expect((await userInfo(party, renewed.access_token)).status).toBe(401)
  expect((await refresh(party, renewed.refresh_token)).status).toBe(400)
})

test('every app of the session is told, with a token that it can verify', async ({ engine }) => {
  const [browser, person] = [new Browser(engine.origin), makePerson()]
  const expected = new Map<string, Record<string, unknown>>()
  const keys = createRemoteJWKSet(new URL('/oauth2/jwks', engine.origin))
  for (const uri of ['https://one.example/backchannel', 'https://two.example/backchannel']) {
    const party = await makeRelyingParty(engine.origin, { backchannelLogoutUri: uri })
    const tokens = await tokensFor(party, { browser, person })
    expected.set(uri, {
      iss: engine.origin,
      aud: party.appId,
      sub: (await person).personId,
      sid: oauth.getValidatedIdTokenClaims(tokens)?.sid,
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    })
  }
  await browser.follow('/oauth2/logout')
  takeNotices()
  await confirmSignOut(browser)
  const notices = takeNotices()
  await expect.poll(() => notices.push(...takeNotices())).toBe(2)
  expect(notices.map(({ url }) => url).sort()).toEqual([...expected.keys()])
  for (const { url, body } of notices) {
    const token = new URLSearchParams(body).get('logout_token') ?? ''
    const { payload } = await jwtVerify(token, keys, { typ: 'logout+jwt' })
    expect(payload).toMatchObject(expected.get(url) ?? {})
  }
})

test('signing out of one app alone leaves the portal and the other apps as they are', async ({
  engine,
}) => {
  const [party, other] = [
    await makeRelyingParty(engine.origin),
    await makeRelyingParty(engine.origin),
  ]
  const [browser, person] = [new Browser(engine.origin), makePerson()]
  const tokens = await tokensFor(party, { browser, person })
  const others = await tokensFor(other, { browser, person })
  await browser.follow(logoutUrl(party))
  const at = await confirmSignOutOfApp(browser)
  expect(at.pathname + at.search).toBe('/logout?done=app')
  expect((await userInfo(party, tokens.access_token)).status).toBe(401)
  expect((await userInfo(other, others.access_token)).status).toBe(200)
  const { personId } = await person
  expect(await db().personSession.count({ where: { personId } })).toBe(1)
})

test('signing out leads to registered addresses only, and not by a foreign form', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, { postLogoutRedirectUris: [BYE] })
  const browser = new Browser(engine.origin)
  const tokens = await tokensFor(party, { browser })
  for (const uri of [`${BYE}/`, 'https://APP.example/bye', 'https://evil.example/', `${BYE}?a=1`]) {
    const answer = await browser.request(logoutUrl(party, { post_logout_redirect_uri: uri }))
    expect([uri, answer.status, await answer.text()]).toEqual([uri, 400, 'logout'])
  }
  await browser.follow(logoutUrl(party, { post_logout_redirect_uri: BYE }))
  const forged = { xsrf: 'guessed', logout: 'yes' }
  expect((await browser.request('/oauth2/logout/confirm', forged)).status).toBe(400)
  expect((await userInfo(party, tokens.access_token)).status).toBe(200)
})
