import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import { makeRelyingParty, type RelyingParty, redeem, requestFor } from '../testing/relying-party'

const BYE = 'https://app.example/bye'

async function idTokenOf(party: RelyingParty, browser: Browser): Promise<string> {
  const request = await requestFor(party, { scope: 'openid' })
  const answer = await redeem(
    party,
    request,
    await approve(browser, request.url, await makePerson()),
  )
  return (await answer.json()).id_token
}

const logoutUrl = (hint: string, changes = {}) =>
  `/oauth2/logout?${new URLSearchParams({
    id_token_hint: hint,
    post_logout_redirect_uri: BYE,
    state: 'xyz',
    ...changes,
  })}`

test('an app that skips the question signs out whose ID token it sends, also of the portal', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, {
    skipSignOutQuestion: true,
    postLogoutRedirectUris: [BYE],
  })
  const browser = new Browser(engine.origin)
  const hint = await idTokenOf(party, browser)
  expect((await browser.follow(logoutUrl(hint))).href).toBe(`${BYE}?state=xyz`)
  expect(browser.portalSession).toBeNull()
  const again = await browser.follow((await requestFor(party, { prompt: 'none' })).url)
  expect(again.searchParams.get('error')).toBe('login_required')
})

test('without the switch, without a hint, or with that of somebody else, the person is asked', async ({
  engine,
}) => {
  const skips = { skipSignOutQuestion: true, postLogoutRedirectUris: [BYE] }
  const party = await makeRelyingParty(engine.origin, skips)
  const asks = await makeRelyingParty(engine.origin, { postLogoutRedirectUris: [BYE] })
  const browser = new Browser(engine.origin)
  const others = await idTokenOf(party, new Browser(engine.origin))
  const hint = await idTokenOf(asks, browser)
  const addresses = [
    logoutUrl(hint),
    logoutUrl(others),
    `/oauth2/logout?${new URLSearchParams({ client_id: party.appId })}`,
  ]
  for (const address of addresses) {
    expect((await browser.follow(address)).pathname).toBe('/logout')
  }
  expect(browser.portalSession).not.toBeNull()
})
