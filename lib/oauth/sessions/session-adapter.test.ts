import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { makePerson, signIn } from '../testing/people'
import { makeRelyingParty, requestFor, userInfo } from '../testing/relying-party'
import { tokensFor } from '../testing/tokens-for'

test('the cookie of the engine alone, without that of the portal, opens nothing', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  const tokens = await tokensFor(party, { browser })
  browser.portalSession = null
  const silent = await browser.follow((await requestFor(party, { prompt: 'none' })).url)
  expect(silent.searchParams.get('error')).toBe('login_required')
  expect((await browser.request('/oauth2/logout')).status).toBe(200)
  expect((await userInfo(party, tokens.access_token)).status).toBe(200)
})

test('who has left the portal, or is somebody else there now, signs in to apps anew', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  await tokensFor(party, { browser })
  const nextPage = async () => (await browser.follow((await requestFor(party)).url)).pathname
  await signIn(browser, await makePerson())
  expect(await nextPage()).toMatch(/^\/interaction\//)
  browser.portalSession = null
  expect(await nextPage()).toMatch(/^\/interaction\//)
  const silent = await browser.follow((await requestFor(party, { prompt: 'none' })).url)
  expect(silent.searchParams.get('error')).toBe('login_required')
})
