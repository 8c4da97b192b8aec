import { decodeJwt } from 'jose'
import { MINUTE, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import { makeRelyingParty, redeem, requestFor } from '../testing/relying-party'

const NO_PKCE = { code_challenge: null, code_challenge_method: null }

/** Parameters that an OpenID provider at least ignores (OpenID Connect Core §3.1.2.1, §15.1). */
const TAKEN: Record<string, string | null>[] = [
  { display: 'page' },
  { display: 'popup' },
  { ui_locales: 'se fr' },
  { claims_locales: 'de' },
  { login_hint: 'bo@example.com' },
  { acr_values: '1 2' },
  { max_age: '10000' },
  { extra: 'foobar' },
  { scope: 'email openid profile' },
  { nonce: null, ...NO_PKCE },
  { nonce: 'n', ...NO_PKCE },
]

test('who is here gets a code at once, whatever a request may say beside', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  const first = await requestFor(party, { scope: 'openid profile email' })
  const back = await approve(browser, first.url, await makePerson())
  const { id_token, access_token } = await (await redeem(party, first, back)).json()
  for (const changes of [...TAKEN, { id_token_hint: id_token }]) {
    const request = await requestFor(party, { scope: 'openid', prompt: 'none', ...changes })
    const answer = Object.fromEntries((await browser.follow(request.url)).searchParams)
    expect([changes, answer]).toEqual([
      changes,
      { code: expect.any(String), state: request.state, iss: engine.origin },
    ])
  }
  // RFC 6750 §2.2.
  const posted = await engine.post('/oauth2/userinfo', { access_token })
  expect([posted.status, posted.body.sub]).toEqual([200, decodeJwt(id_token).sub])
})

test('who has to sign in anew, or is not the one who is meant, is not answered without a page', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  const silent = { scope: 'openid', prompt: 'none' }
  const refused = await browser.follow((await requestFor(party, silent)).url)
  expect(refused.searchParams.get('error')).toBe('login_required')
  const request = await requestFor(party, { scope: 'openid' })
  const others = await approve(new Browser(engine.origin), request.url, await makePerson('Eve'))
  const { id_token } = await (await redeem(party, request, others)).json()
  const person = await makePerson()
  await approve(browser, (await requestFor(party, { scope: 'openid' })).url, person)
  const hinted = await browser.follow(
    (await requestFor(party, { ...silent, id_token_hint: id_token })).url,
  )
  expect(hinted.searchParams.get('error')).toBe('login_required')
  await db().personSession.updateMany({ data: { provenAt: secondsAfter(now(), -MINUTE) } })
  for (const changes of [{ prompt: 'login' }, { max_age: '0' }]) {
    const { url } = await requestFor(party, { scope: 'openid', ...changes })
    await expect(approve(browser, url, person)).rejects.toThrow('re-authentication')
  }
})
