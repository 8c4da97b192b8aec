import { createRemoteJWKSet, jwtVerify } from 'jose'
import { db } from '@/lib/db/client'
import { flushUses } from '@/lib/usage/flush'
import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import { makeRelyingParty, type RelyingParty, requestFor } from '../testing/relying-party'

const POSTED = { response_mode: 'form_post' }
const ID_TOKEN = {
  ...POSTED,
  response_type: 'id_token',
  nonce: 'n-1',
  scope: 'openid profile',
  code_challenge: null,
  code_challenge_method: null,
}

/** The form that the browser is made to post to the app. */
async function posted(
  browser: Browser,
  party: RelyingParty,
  changes: Record<string, string | null>,
) {
  const answer = await browser.request((await requestFor(party, changes)).url)
  const html = await answer.text()
  const fields = [...html.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
    name,
    value,
  ])
  const [, action] = /action="([^"]*)"/.exec(html) ?? []
  const policy = answer.headers.get('content-security-policy') ?? ''
  return { action, policy, form: Object.fromEntries(fields) }
}

/** A browser whose person has let the app in before. */
async function knownBrowser(party: RelyingParty): Promise<Browser> {
  const browser = new Browser(String(party.as.issuer))
  await approve(
    browser,
    (await requestFor(party, { scope: 'openid profile' })).url,
    await makePerson('Bo'),
  )
  return browser
}

test('a code is posted to the app, by a page whose script may run and whose form may leave', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = await knownBrowser(party)
  const { action, form, policy } = await posted(browser, party, { ...POSTED, scope: 'openid' })
  expect(action).toBe(party.redirectUri)
  expect(form).toEqual({ code: expect.any(String), state: expect.any(String), iss: engine.origin })
  expect(policy).toMatch(/script-src 'sha256-/)
  expect(policy).not.toContain('form-action')
})

test('an app that has it switched on gets an ID token alone, with the nonce and the claims', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, { idTokenResponse: true })
  const { form } = await posted(await knownBrowser(party), party, ID_TOKEN)
  expect(Object.keys(form).toSorted()).toEqual(['id_token', 'state'])
  const keys = createRemoteJWKSet(new URL(String(party.as.jwks_uri)))
  const { payload } = await jwtVerify(form.id_token, keys, { audience: party.appId })
  // No access token, so no userinfo: the claims of the scopes stand in the ID token (§5.4).
  expect(payload).toMatchObject({ nonce: 'n-1', name: 'Bo', iss: engine.origin })
})

test('it needs the switch, a nonce, openid and the form post; tokens are never given so', async ({
  engine,
}) => {
  const off = await makeRelyingParty(engine.origin)
  const on = await makeRelyingParty(engine.origin, { idTokenResponse: true })
  const refusals: [RelyingParty, Record<string, string | null>, string][] = [
    [off, ID_TOKEN, 'unauthorized_client'],
    [on, { ...ID_TOKEN, nonce: null }, 'invalid_request'],
    [on, { ...ID_TOKEN, scope: 'orders.read', nonce: 'n' }, 'invalid_request'],
    [on, { ...ID_TOKEN, response_type: 'id_token token' }, 'unsupported_response_type'],
    [on, { ...ID_TOKEN, response_type: 'code id_token' }, 'unsupported_response_type'],
  ]
  for (const [party, changes, error] of refusals) {
    const { form } = await posted(new Browser(engine.origin), party, changes)
    expect([changes.response_type, form.error]).toEqual([changes.response_type, error])
  }
  const { form } = await posted(new Browser(engine.origin), off, ID_TOKEN)
  expect(form.error_description).toContain('under Protocol, ID token by form post')
  const { url } = await requestFor(on, { ...ID_TOKEN, response_mode: null })
  const answer = await new Browser(engine.origin).request(url)
  expect(answer.headers.get('location')).toContain('#error=invalid_request')
})

test('the app’s page can say what bound the last codes, and an ID token alone is none', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, { idTokenResponse: true })
  const browser = await knownBrowser(party)
  const none = { code_challenge: null, code_challenge_method: null, scope: 'openid' }
  await browser.follow((await requestFor(party, { ...none, nonce: 'n' })).url)
  await posted(browser, party, ID_TOKEN)
  const lasts = async () => {
    await flushUses()
    const rows = await db().appSignIn.findMany({ where: { appId: party.appId } })
    return rows.map(({ boundBy }) => boundBy).toSorted()
  }
  expect(await lasts()).toEqual(['nonce', 'pkce'])
  await browser.follow((await requestFor(party, none)).url)
  expect(await lasts()).toEqual(['neither', 'nonce', 'pkce'])
})
