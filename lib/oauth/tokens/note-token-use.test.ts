import { giveSecret, makeApp, makeOrganization } from '../testing/apps'
import { Browser } from '../testing/browser'
import { basic, expect, onBothPaths, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import { makeRelyingParty, oauth, redeem, refresh, requestFor } from '../testing/relying-party'

const GRANT = { grant_type: 'client_credentials' }

async function makeAppWithSecret() {
  const appId = await makeApp(await makeOrganization())
  const secret = await giveSecret(appId)
  return { appId, secret, headers: basic(appId, secret.value) }
}

onBothPaths(() => {
  test('the log line of a token names client, secret, grant type, scope and subject', async ({
    engine,
  }) => {
    const { appId, secret, headers } = await makeAppWithSecret()
    const scope = 'orders.read'
    const { body } = await engine.post('/oauth2/token', { ...GRANT, scope }, headers)
    const who = { client: appId, secret: secret.id }
    const grantType = 'client_credentials'
    expect(engine.noted().use).toEqual({ ...who, grantType, scope, subject: 'app' })
    await engine.post('/oauth2/introspect', { token: String(body.access_token) }, headers)
    expect(engine.noted().use).toEqual({ ...who, active: true, scope, subject: 'app' })
  })

  test('a refusal has its reason, and nothing that the caller wrote', async ({ engine }) => {
    const { appId, secret, headers } = await makeAppWithSecret()
    await engine.post('/oauth2/token', { ...GRANT, scope: 'words of a caller' }, headers)
    const use = engine.noted().use
    expect(use).toMatchObject({ client: appId, secret: secret.id, refused: 'invalid_scope' })
    expect(JSON.stringify(use)).not.toContain('words')
    const retired = await giveSecret(appId, { retirement: 'revoked' })
    await engine.post('/oauth2/token', GRANT, basic(appId, retired.value))
    expect(engine.noted().use).toMatchObject({
      client: appId,
      secret: retired.id,
      refused: 'invalid_client',
      reason: 'secret_revoked',
    })
    expect(JSON.stringify(engine.noted())).not.toContain(retired.value)
  })
})

test('a code and a refresh speak for a person, and no line has a value', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const request = await requestFor(party)
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  const answer = await redeem(party, request, back)
  const who = { client: party.appId, secret: party.secretId, subject: 'person' }
  const first = engine.noted().use
  expect(first).toMatchObject({ ...who, grantType: 'authorization_code' })
  const tokens = await oauth.processAuthorizationCodeResponse(party.as, party.client, answer)
  await refresh(party, String(tokens.refresh_token))
  expect(engine.noted().use).toMatchObject({ ...who, grantType: 'refresh_token' })
  const line = JSON.stringify([first, engine.noted()])
  const values = [tokens.access_token, tokens.refresh_token, back.searchParams.get('code')]
  for (const value of values) expect(line).not.toContain(String(value))
})
