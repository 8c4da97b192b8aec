import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { makeRelyingParty, requestFor } from '../testing/relying-party'
import { tokensFor } from '../testing/tokens-for'

const BYE = 'https://app.example/bye'

const logoutUrl = ({ id_token = '' }: { id_token?: string }) =>
  `/oauth2/logout?${new URLSearchParams({
    id_token_hint: id_token,
    post_logout_redirect_uri: BYE,
    state: 'xyz',
  })}`

test('an app that skips the question signs out whose ID token it sends, also of the portal', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, {
    skipSignOutQuestion: true,
    postLogoutRedirectUris: [BYE],
  })
  const browser = new Browser(engine.origin)
  const tokens = await tokensFor(party, { browser })
  expect((await browser.follow(logoutUrl(tokens))).href).toBe(`${BYE}?state=xyz`)
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
  const others = await tokensFor(party)
  const tokens = await tokensFor(asks, { browser })
  const addresses = [
    logoutUrl(tokens),
    logoutUrl(others),
    `/oauth2/logout?${new URLSearchParams({ client_id: party.appId })}`,
  ]
  for (const address of addresses) {
    expect((await browser.follow(address)).pathname).toBe('/logout')
  }
  expect(browser.portalSession).not.toBeNull()
})
