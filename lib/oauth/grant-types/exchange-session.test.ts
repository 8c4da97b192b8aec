import { db } from '@/lib/db/client'
import { makeApi } from '../resources/testing/apis'
import { giveSecret, makeApp } from '../testing/apps'
import { Browser } from '../testing/browser'
import { basic, expect, test } from '../testing/engine-test'
import { makeRelyingParty } from '../testing/relying-party'
import { confirmSignOut, logoutUrl } from '../testing/sign-out'
import { tokensFor } from '../testing/tokens-for'

test('what a service got in exchange ends when the person signs out, as what it was sent does', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const api = await makeApi(party.organization, { tokenFormat: 'opaque' })
  const service = await makeApp(party.organization)
  const headers = basic(service, (await giveSecret(service)).value)
  const browser = new Browser(engine.origin)
  const tokens = await tokensFor(party, { browser, scope: 'openid orders.read' })
  const { body } = await engine.post(
    '/oauth2/token',
    {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: tokens.access_token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      resource: api.identifier,
    },
    headers,
  )
  const token = String(body.access_token)
  const lives = async () =>
    (await engine.post('/oauth2/introspect', { token }, headers)).body.active
  expect(await lives()).toBe(true)

  await browser.follow(logoutUrl(party))
  await confirmSignOut(browser)
  expect(await lives()).toBe(false)
})

test('an app without a secret learns nothing of the tokens of others', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin, { clientCredentials: true })
  const secretOf = basic(party.appId, (await giveSecret(party.appId, { slot: 2 })).value)
  const minted = await engine.post('/oauth2/token', { grant_type: 'client_credentials' }, secretOf)
  const token = String(minted.body.access_token)
  const native = await makeApp(party.organization)
  await db().app.update({
    where: { id: native },
    data: { type: 'native', redirectUris: ['http://127.0.0.1/callback'] },
  })
  const introspection = await engine.post('/oauth2/introspect', { token, client_id: native })
  expect(introspection.body).toEqual({ active: false })
  const revoked = await engine.post('/oauth2/revoke', { token, client_id: native })
  expect(revoked.status).toBe(200)
  expect((await engine.post('/oauth2/introspect', { token }, secretOf)).body.active).toBe(true)
})
