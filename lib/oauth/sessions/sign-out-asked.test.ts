import type { Actor } from '@/lib/actor'
import { MINUTE, now, secondsAfter } from '@/lib/clock'
import { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { endSession } from '@/lib/people/sessions/end-session'
import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { makePerson, signIn } from '../testing/people'
import { makeRelyingParty, oauth, userInfo } from '../testing/relying-party'
import { confirmSignOutOfApp, logoutPage, logoutUrl } from '../testing/sign-out'
import { tokensFor } from '../testing/tokens-for'

const BYE = 'https://app.example/bye'

const sessionsOf = ({ personId }: Actor) => db().personSession.count({ where: { personId } })

test('who has used no app at this browser is asked too, and signed out of the portal', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, { postLogoutRedirectUris: [BYE] })
  const [browser, person] = [new Browser(engine.origin), await makePerson()]
  await signIn(browser, person)
  const url = logoutUrl(party, { post_logout_redirect_uri: BYE })
  expect((await browser.follow(url)).pathname).toBe('/logout')
  const view = await logoutPage(browser)
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
  const xsrf = (await logoutPage(browser))?.xsrf ?? ''
  await endSession(new Plaintext(browser.portalSession ?? ''))
  browser.portalSession = null
  const at = await browser.follow('/oauth2/logout/confirm', { xsrf, logout: 'yes' })
  expect(at.pathname + at.search).toBe('/logout?done=1')
})

test('who is asked and stays signed in proves nothing newer than before', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const [browser, person] = [new Browser(engine.origin), await makePerson()]
  await signIn(browser, person)
  const provenAt = secondsAfter(now(), -20 * MINUTE)
  await db().personSession.updateMany({ data: { provenAt } })
  await browser.follow('/oauth2/logout')
  await confirmSignOutOfApp(browser)
  expect(await sessionsOf(person)).toBe(1)
  const tokens = await tokensFor(party, { browser, person })
  const claims = oauth.getValidatedIdTokenClaims(tokens)
  expect(claims?.auth_time).toBe(Math.floor(provenAt.getTime() / 1000))
})

test('the ID token of another person signs nobody out unasked', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const tokens = await tokensFor(party)
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
