import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import { makeRelyingParty, requestFor } from '../testing/relying-party'

test('a posted request for authorization goes on as a GET, with the session of who is here', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  await approve(browser, (await requestFor(party)).url, await makePerson())
  const { url, state } = await requestFor(party, { prompt: 'none', state: 'a b&c=d' })
  const form = Object.fromEntries(url.searchParams)
  // As from the app's own page: no cookie of ours comes along.
  const stranger = new Browser(engine.origin)
  const posted = await stranger.request('/oauth2/authorize', form)
  expect([posted.status, posted.headers.getSetCookie()]).toEqual([303, []])
  const back = await browser.follow(String(posted.headers.get('location')))
  expect(back.searchParams.get('code')).toMatch(/^[\w-]{44}$/)
  expect([back.searchParams.get('state'), state.length > 0]).toEqual(['a b&c=d', true])
})

test('a parameter that is both in the address and in the form is refused, as one sent twice', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const { url } = await requestFor(party)
  const twice = await new Browser(engine.origin).follow(url, { scope: 'openid' })
  expect(twice.searchParams.get('error')).toBe('invalid_request')
})

test('a sign-out may be posted too', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  await approve(browser, (await requestFor(party)).url, await makePerson())
  const page = await browser.follow('/oauth2/logout', { client_id: party.appId })
  expect(page.pathname).toBe('/logout')
})

test('a body that is no form, or that no address can hold, ends at a page', async ({ engine }) => {
  const bodies = [
    ['application/json', '{"client_id":"x"}'],
    ['text/plain', 'client_id=x'],
    ['application/x-www-form-urlencoded', `state=${'x'.repeat(9 * 1024)}`],
  ] as const
  for (const [type, body] of bodies) {
    const answer = await fetch(`${engine.origin}/oauth2/authorize`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    })
    expect([answer.status, await answer.text()]).toEqual([400, 'invalid_request'])
  }
})
