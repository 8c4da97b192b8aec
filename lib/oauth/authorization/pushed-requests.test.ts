import { pool } from '@/lib/db/pool'
import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { emptyDisk, fillDisk } from '../testing/full-disk'
import { approve, makePerson } from '../testing/people'
import { INSECURE, makeRelyingParty, oauth, redeem, requestFor } from '../testing/relying-party'

test('what was pushed is what the browser only points at (RFC 9126)', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const { as, client, auth } = party
  const request = await requestFor(party)
  const answer = await oauth.pushedAuthorizationRequest(
    ...([as, client, auth, request.url.searchParams, INSECURE] as const),
  )
  const pushed = await oauth.processPushedAuthorizationResponse(as, client, answer)
  const url = new URL(String(as.authorization_endpoint))
  url.searchParams.set('client_id', party.appId)
  url.searchParams.set('request_uri', pushed.request_uri)
  const browser = new Browser(engine.origin)
  const person = await makePerson()
  await approve(browser, (await requestFor(party)).url, person)
  // Without its code it is not used up.
  await fillDisk(pool(), ['AuthorizationCode'])
  expect((await browser.request(url)).status).toBe(503)
  await emptyDisk(pool())
  const back = await approve(browser, url, person)
  expect(back.searchParams.get('state')).toBe(request.state)
  const tokens = await (await redeem(party, request, back)).json()
  expect(tokens.refresh_token).toMatch(/^[\w-]{44}$/)
  // It was used: a second use gets nothing.
  const second = await browser.request(url)
  expect([second.status, second.headers.get('location')]).toEqual([400, null])
})

test('who does not authenticate pushes nothing, nor a redirect URI of their own', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const { url } = await requestFor(party)
  const form = Object.fromEntries(url.searchParams)
  const nobody = await engine.post('/oauth2/par', form)
  expect([nobody.status, nobody.body.error]).toEqual([401, 'invalid_client'])
  const { as, client, auth } = party
  url.searchParams.set('redirect_uri', 'https://evil.example/')
  const answer = await oauth.pushedAuthorizationRequest(
    ...([as, client, auth, url.searchParams, INSECURE] as const),
  )
  expect([answer.status, (await answer.json()).error]).toEqual([400, 'invalid_request'])
})

test('an app that must push gets nowhere by a browser alone, and on by what it pushed', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, { parRequired: true })
  const { as, client, auth } = party
  const request = await requestFor(party)
  const refused = await new Browser(engine.origin).follow(request.url)
  expect(refused.searchParams.get('error')).toBe('invalid_request')
  const answer = await oauth.pushedAuthorizationRequest(
    ...([as, client, auth, request.url.searchParams, INSECURE] as const),
  )
  const { request_uri } = await oauth.processPushedAuthorizationResponse(as, client, answer)
  const url = new URL(String(as.authorization_endpoint))
  url.search = new URLSearchParams({ client_id: party.appId, request_uri }).toString()
  const back = await approve(new Browser(engine.origin), url, await makePerson())
  expect((await redeem(party, request, back)).status).toBe(200)
})
