import { MINUTE, now, secondsAfter } from '@/lib/clock'
import { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { endSession } from '@/lib/people/sessions/end-session'
import { readInteraction } from '../interaction/read-interaction'
import { makeApi } from '../resources/testing/apis'
import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { agree, approve, interactionRef, makePerson, signIn } from '../testing/people'
import { makeRelyingParty, redeem, requestFor } from '../testing/relying-party'

test('a scope that nobody knows is left out of an OpenID request, and the answer says what was granted', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const request = await requestFor(party, { scope: 'openid address phone groups orders.read' })
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  const tokens = await (await redeem(party, request, back)).json()
  expect(tokens.scope.split(' ').toSorted()).toEqual(['openid', 'orders.read'])
})

test('the API of a token is found as if the unknown scope was not there', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const { identifier } = await makeApi(party.organization, { scopes: ['orders.read'] })
  for (const changes of [{}, { resource: identifier }]) {
    const request = await requestFor(party, { scope: 'openid groups orders.read', ...changes })
    const back = await approve(new Browser(engine.origin), request.url, await makePerson())
    const tokens = await (await redeem(party, request, back)).json()
    expect(tokens.scope).toContain('orders.read')
  }
})

test('plain OAuth, a scope of an API and one that waits for approval: refused as before', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, { scopes: ['orders.read', 'orders.write'] })
  await makeApi(party.organization, { scopes: ['orders.write', 'orders.delete'] })
  await db().app.update({ where: { id: party.appId }, data: { grantedForPeople: ['orders.read'] } })
  for (const scope of ['groups', 'openid orders.delete', 'openid orders.write']) {
    const back = await new Browser(engine.origin).follow((await requestFor(party, { scope })).url)
    expect([scope, back.searchParams.get('error')]).toEqual([scope, 'invalid_scope'])
  }
})

test('spaces around and between scopes are ignored wherever a scope stands', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin, { clientCredentials: true })
  const scope = ' openid  offline_access   orders.read '
  const request = await requestFor(party, { scope })
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  const tokens = await (await redeem(party, request, back)).json()
  expect(tokens.scope.split(' ').toSorted()).toEqual(['offline_access', 'openid', 'orders.read'])
  const post = async (form: Record<string, string>) => {
    const auth = new Headers()
    await party.auth(party.as, party.client, new URLSearchParams(), auth)
    return engine.post('/oauth2/token', form, Object.fromEntries(auth))
  }
  const refreshed = await post({
    grant_type: 'refresh_token',
    refresh_token: tokens.refresh_token,
    scope: ' openid  orders.read',
  })
  expect(refreshed.status).toBe(200)
  const itself = await post({ grant_type: 'client_credentials', scope: '  orders.read ' })
  expect([itself.status, itself.body.scope]).toEqual([200, 'orders.read'])
})

test('prompt=select_account shows who is here, and a choice of another account', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  const person = await makePerson()
  await approve(browser, (await requestFor(party)).url, person)
  const changes = { prompt: 'select_account' }
  const page = await browser.follow((await requestFor(party, changes)).url)
  const view = await readInteraction(interactionRef(browser, page.pathname))
  expect(view?.pending).toMatchObject({ prompt: 'select_account', personId: person.personId })
  const back = await approve(browser, (await requestFor(party, changes)).url, person)
  expect(back.searchParams.get('code')).toMatch(/^[\w-]{44}$/)
  // Another account: its person signs in at the page, and has chosen by that.
  const other = await makePerson('Eve')
  const again = await browser.follow((await requestFor(party, changes)).url)
  await endSession(new Plaintext(String(browser.portalSession)))
  browser.portalSession = null
  await signIn(browser, other)
  const onward = await browser.follow(`/oauth2/authorize/${again.pathname.split('/').at(-1)}`)
  expect((await agree(browser, onward, other)).searchParams.get('code')).toMatch(/^[\w-]{44}$/)
})

test('prompt=select_account does not stand in for a fresh login that is asked for too', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  const person = await makePerson()
  await approve(browser, (await requestFor(party)).url, person)
  await db().personSession.updateMany({ data: { provenAt: secondsAfter(now(), -MINUTE) } })
  const { url } = await requestFor(party, { prompt: 'select_account login' })
  await expect(approve(browser, url, person)).rejects.toThrow('re-authentication')
})
