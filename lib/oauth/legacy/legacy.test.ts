import { pool } from '@/lib/db/pool'
import { giveSecret, retire } from '../testing/apps'
import { Browser } from '../testing/browser'
import { basic, type EngineUnderTest, expect, test } from '../testing/engine-test'
import { emptyDisk, fillDisk, TOKENS } from '../testing/full-disk'
import { approve, makePerson } from '../testing/people'
import {
  makeRelyingParty,
  oauth,
  type RelyingParty,
  requestFor,
  userInfo,
} from '../testing/relying-party'

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** The form body as the public sample formats it: the callback stands there undisguised. */
function sample(secret: string, code: string, callback: string, grant = GRANT): string {
  const [one, two] = [secret, code].map(encodeURIComponent)
  return `client_assertion_type=${TYPE}&client_assertion=${one}&grant_type=${grant}&assertion=${two}&redirect_uri=${callback}`
}

const OLD = { scopes: ['vso.work_write'] }

/** An app of the old wire, and a code that a person granted it. */
async function authorized(engine: EngineUnderTest) {
  const party = await makeRelyingParty(engine.origin, { ...OLD, azureDevops: true, pkce: 'always' })
  const secret = await giveSecret(party.appId, { slot: 2 })
  return { party, secret, code: await askForCode(party) }
}

function requestOf(party: RelyingParty, more = ''): URL {
  const url = new URL('/oauth2/authorize', party.as.issuer)
  url.search = `client_id=${party.appId}&response_type=Assertion&state=s1&scope=vso.work_write&redirect_uri=${party.redirectUri}${more}`
  return url
}

async function askForCode(party: RelyingParty, more = ''): Promise<string> {
  const url = requestOf(party, more)
  const back = await approve(new Browser(party.as.issuer), url, await makePerson())
  expect(back.origin + back.pathname).toBe(party.redirectUri)
  expect(back.searchParams.get('state')).toBe('s1')
  return String(back.searchParams.get('code'))
}

test('the sample’s form gets tokens in the old words, and its refresh a new pair', async ({
  engine,
}) => {
  const { party, secret, code } = await authorized(engine)
  const first = await engine.post('/oauth2/token', sample(secret.value, code, party.redirectUri))
  expect(first.body).toMatchObject({
    access_token: expect.any(String),
    token_type: 'jwt-bearer',
    expires_in: expect.stringMatching(/^\d+$/),
    refresh_token: expect.any(String),
  })
  expect(first.status).toBe(200)
  const token = String(first.body.refresh_token)
  const body = sample(secret.value, token, party.redirectUri, 'refresh_token')
  const second = await engine.post('/oauth2/token', body)
  expect(second.body).toMatchObject({ token_type: 'jwt-bearer', expires_in: expect.any(String) })
  expect(second.body.refresh_token).not.toBe(token)
})

test('a request of the old wire that failed can be sent again, and a lost answer is given again', async ({
  engine,
}) => {
  const { party, secret, code } = await authorized(engine)
  const body = sample(secret.value, code, party.redirectUri)
  const ask = (form: string) => engine.post('/oauth2/token', form)
  await fillDisk(pool(), TOKENS)
  expect((await ask(body)).status).toBe(503)
  await emptyDisk(pool())
  const { refresh_token } = (await ask(body)).body
  const again = sample(secret.value, String(refresh_token), party.redirectUri, 'refresh_token')
  const [first, second] = [await ask(again), await ask(again)]
  expect(second.body).toMatchObject({ token_type: 'jwt-bearer', expires_in: expect.any(String) })
  expect(second.body.refresh_token).toBe(first.body.refresh_token)
})

test('regenerating kills what the old wire got', async ({ engine }) => {
  const { party, secret, code } = await authorized(engine)
  const answer = await engine.post('/oauth2/token', sample(secret.value, code, party.redirectUri))
  const token = String(answer.body.access_token)
  expect((await userInfo(party, token)).status).not.toBe(401)
  await retire(secret.id, 'regenerated')
  expect((await userInfo(party, token)).status).toBe(401)
  const other = await giveSecret(party.appId, { slot: 2 })
  const body = sample(
    other.value,
    String(answer.body.refresh_token),
    party.redirectUri,
    'refresh_token',
  )
  expect((await engine.post('/oauth2/token', body)).body.error).toBe('invalid_grant')
})

test('an unknown, wrong or dead secret is refused as everywhere', async ({ engine }) => {
  const { party, secret, code } = await authorized(engine)
  await retire(party.secretId, 'revoked')
  const wrong = `${secret.value.slice(0, -7)}0000000`
  for (const value of [wrong, 'not-a-secret', 'a.b.c']) {
    const answer = await engine.post('/oauth2/token', sample(value, code, party.redirectUri))
    expect(answer.status, value).toBeGreaterThanOrEqual(400)
    expect(answer.status, value).toBeLessThan(500)
    expect(answer.body.access_token).toBeUndefined()
  }
})

test('only a form is understood, and a word that stands twice is refused', async ({ engine }) => {
  const { party, secret, code } = await authorized(engine)
  const body = sample(secret.value, code, party.redirectUri)
  const json = { 'content-type': 'application/json' }
  expect((await engine.post('/oauth2/token', body, json)).status).toBe(400)
  expect((await engine.post('/oauth2/token', `${body}&assertion=x`)).status).toBe(400)
  expect((await engine.post('/oauth2/token', body)).status).toBe(200)
})

test('nobody leaves PKCE out by saying that they came over the old wire', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin, { pkce: 'always' })
  const claim = { keyturn: 'azure-devops', code_challenge: null, code_challenge_method: null }
  const { url } = await requestFor(party, claim)
  const back = await new Browser(engine.origin).follow(url)
  expect(back.searchParams.get('error')).toBe('invalid_request')
  const how = { [oauth.allowInsecureRequests]: true }
  const { as, client, auth } = party
  const pushed = await oauth.pushedAuthorizationRequest(as, client, auth, url.searchParams, how)
  expect(pushed.status).toBe(400)
})

test('an app that must use PKCE does so on the old wire too, unless the app is marked as an old one', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, { ...OLD, pkce: 'always' })
  const secret = await giveSecret(party.appId, { slot: 2 })
  const refused = await new Browser(engine.origin).follow(requestOf(party))
  expect(refused.searchParams.get('error')).toBe('invalid_request')
  expect(refused.searchParams.get('error_description')).toContain('code_challenge is missing')
  const verifier = oauth.generateRandomCodeVerifier()
  const challenge = await oauth.calculatePKCECodeChallenge(verifier)
  const proof = `&code_challenge=${challenge}&code_challenge_method=S256`
  const code = await askForCode(party, proof)
  const body = sample(secret.value, code, party.redirectUri)
  expect((await engine.post('/oauth2/token', body)).body.error).toBe('invalid_grant')
  const again = sample(secret.value, await askForCode(party, proof), party.redirectUri)
  const proven = await engine.post('/oauth2/token', `${again}&code_verifier=${verifier}`)
  expect(proven.status).toBe(200)
})

test('a code is redeemed on the wire on which it was asked for, and the wrong one does not spend it', async ({
  engine,
}) => {
  const { party, secret, code } = await authorized(engine)
  const redeemAsNow = (code: string, verifier?: string) =>
    engine.post(
      '/oauth2/token',
      {
        grant_type: 'authorization_code',
        code,
        redirect_uri: party.redirectUri,
        ...(verifier === undefined ? {} : { code_verifier: verifier }),
      },
      basic(party.appId, secret.value),
    )
  expect((await redeemAsNow(code)).body.error).toBe('invalid_grant')
  const old = await engine.post('/oauth2/token', sample(secret.value, code, party.redirectUri))
  expect(old.status).toBe(200)

  const request = await requestFor(party, { scope: 'vso.work_write' })
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  const own = String(back.searchParams.get('code'))
  const body = `${sample(secret.value, own, party.redirectUri)}&code_verifier=${request.verifier}`
  expect((await engine.post('/oauth2/token', body)).body.error).toBe('invalid_grant')
  expect((await redeemAsNow(own, request.verifier)).status).toBe(200)
})
