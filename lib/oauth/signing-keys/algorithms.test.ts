import { generateKeyPairSync } from 'node:crypto'
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { SIGNING_ALGORITHMS } from '@/lib/apps/fields/signing-algorithm'
import { db } from '@/lib/db/client'
import { makeApi } from '../resources/testing/apis'
import { giveSecret, makeAppWithSecret } from '../testing/apps'
import { Browser } from '../testing/browser'
import {
  basic,
  type EngineUnderTest,
  expect,
  onBothPaths,
  takeNotices,
  test,
} from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import {
  makeRelyingParty,
  type RelyingParty,
  redeem,
  refresh,
  requestFor,
  userInfo,
} from '../testing/relying-party'
import { confirmSignOut, logoutUrl } from '../testing/sign-out'
import { signBytes } from './sign-jwt'
import { publishedSet } from './testing/rings'

const BACKCHANNEL = 'https://app.example/backchannel'

/** The tokens of a new sign-in, and the browser in which it happened. */
async function signIn(engine: EngineUnderTest, party: RelyingParty) {
  const browser = new Browser(engine.origin)
  const request = await requestFor(party, { scope: 'openid email offline_access' })
  const back = await approve(browser, request.url, await makePerson())
  const tokens = await (await redeem(party, request, back)).json()
  return { browser, tokens }
}

/** The claims of a JWT of ours, if it has this algorithm; jose takes the key by the `kid`. */
async function claimsOf(
  engine: EngineUnderTest,
  jwt: unknown,
  { alg, audience }: { alg: string; audience: string },
) {
  const keys = createLocalJWKSet(await publishedSet(engine))
  const how = { algorithms: [alg], audience, issuer: engine.origin }
  return (await jwtVerify(String(jwt), keys, how)).payload
}

onBothPaths(() => {
  for (const alg of SIGNING_ALGORITHMS) {
    test(`an app that chose ${alg} gets it at the exchange and at each refresh`, async ({
      engine,
    }) => {
      const party = await makeRelyingParty(engine.origin, { idTokenAlg: alg })
      const { tokens } = await signIn(engine, party)
      const again = await (await refresh(party, tokens.refresh_token)).json()
      for (const { id_token } of [tokens, again]) {
        const claims = await claimsOf(engine, id_token, { alg, audience: party.appId })
        expect(claims.sub).toMatch(/^psn_/)
        expect(decodeProtectedHeader(id_token)).toEqual({ alg, kid: expect.any(String) })
      }
    })
  }
})

test('an app that chose nothing gets RS256 and plain JSON, as every library expects', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const { tokens } = await signIn(engine, party)
  expect(decodeProtectedHeader(tokens.id_token).alg).toBe('RS256')
  const answer = await userInfo(party, tokens.access_token)
  expect(answer.headers.get('content-type')).toContain('application/json')
})

for (const alg of SIGNING_ALGORITHMS) {
  test(`userinfo and sign-out notices are signed with ${alg} when the app chose it`, async ({
    engine,
  }) => {
    const party = await makeRelyingParty(engine.origin, {
      idTokenAlg: alg,
      userinfoAlg: alg,
      backchannelLogoutUri: BACKCHANNEL,
    })
    const { tokens, browser } = await signIn(engine, party)
    const answer = await userInfo(party, tokens.access_token)
    expect(answer.headers.get('content-type')).toContain('application/jwt')
    const known = { alg, audience: party.appId }
    const { sub } = await claimsOf(engine, tokens.id_token, known)
    expect(await claimsOf(engine, await answer.text(), known)).toMatchObject({ sub })
    takeNotices()
    await signOut(browser, party)
    await expect.poll(() => takeNotices().length).toBe(1)
  })

  test(`the JWTs of an API are signed with ${alg}, of the type that it chose`, async ({
    engine,
  }) => {
    const { organization, appId, secret } = await makeAppWithSecret()
    const headers = basic(appId, secret.value)
    for (const [tokenType, typ] of [
      ['at_jwt', 'at+jwt'],
      ['jwt', 'JWT'],
    ] as const) {
      const scopes = [typ === 'JWT' ? 'orders.read' : 'orders.write']
      const api = await makeApi(organization, { scopes, signingAlg: alg, tokenType })
      const form = { grant_type: 'client_credentials', resource: api.identifier }
      const { body } = await engine.post('/oauth2/token', form, headers)
      const token = String(body.access_token)
      expect(decodeProtectedHeader(token)).toEqual({ alg, typ, kid: expect.any(String) })
      await claimsOf(engine, token, { alg, audience: api.identifier })
      const isActive = async () =>
        (await engine.post('/oauth2/introspect', { token }, headers)).body.active
      expect(await isActive()).toBe(true)
      await engine.post('/oauth2/revoke', { token }, headers)
      expect(await isActive()).toBe(false)
    }
  })
}

async function signOut(browser: Browser, party: RelyingParty): Promise<void> {
  await browser.follow(logoutUrl(party))
  await confirmSignOut(browser)
}

test('an ID token from before the app changed its algorithm is still a hint', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, { idTokenAlg: 'ES256' })
  const { tokens, browser } = await signIn(engine, party)
  await db().app.update({
    where: { id: party.appId },
    data: { idTokenAlg: 'RS256', version: { increment: 1 } },
  })
  expect((await hinted(browser, party, tokens.id_token)).pathname).toBe('/logout')
})

function hinted(browser: Browser, party: RelyingParty, hint: string): Promise<URL> {
  const url = new URL(String(party.as.end_session_endpoint))
  url.searchParams.set('id_token_hint', hint)
  return browser.follow(url)
}

test('no token of one kind is taken for another, whatever its type says', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin, { clientCredentials: true })
  const { tokens, browser } = await signIn(engine, party)
  const headers = basic(party.appId, (await giveSecret(party.appId, { slot: 2 })).value)
  const introspect = async (token: string) =>
    (await engine.post('/oauth2/introspect', { token }, headers)).body
  // An ID token opens nothing: not at introspection, not at userinfo, not for an exchange.
  expect(await introspect(tokens.id_token)).toEqual({ active: false })
  expect((await userInfo(party, tokens.id_token)).status).toBe(401)
  const exchange = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: tokens.id_token,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
  }
  const exchanged = await engine.post('/oauth2/token', exchange, headers)
  expect(exchanged.body.error).toBe('invalid_request')
  // An access token whose audience is called like an app is no hint of a sign-in.
  await makeApi(party.organization, { identifier: party.appId, tokenType: 'jwt' })
  const form = { grant_type: 'client_credentials', resource: party.appId }
  const { body } = await engine.post('/oauth2/token', form, headers)
  const token = String(body.access_token)
  expect(decodeProtectedHeader(token).typ).toBe('JWT')
  expect((await introspect(token)).active).toBe(true)
  await expect(hinted(browser, party, token)).rejects.toThrow('400')
})

test('a key verifies with its own algorithm and no other', async ({ engine }) => {
  const { organization, appId, secret } = await makeAppWithSecret()
  const api = await makeApi(organization, { signingAlg: 'RS256' })
  const headers = basic(appId, secret.value)
  const form = { grant_type: 'client_credentials', resource: api.identifier }
  const token = String((await engine.post('/oauth2/token', form, headers)).body.access_token)
  const [header = '', body = '', signature = ''] = token.split('.')
  const { keys } = await publishedSet(engine)
  for (const alg of ['ES256', 'EdDSA', 'PS256', 'HS256', 'none']) {
    const others = keys.filter((key) => key.alg === alg).map(({ kid }) => kid)
    for (const kid of [decodeProtectedHeader(token).kid, ...others]) {
      const told = encode({ ...JSON.parse(Buffer.from(header, 'base64url').toString()), alg, kid })
      const answer = await engine.post(
        '/oauth2/introspect',
        { token: `${told}.${body}.${signature}` },
        headers,
      )
      expect(answer.body, `${alg} ${kid}`).toEqual({ active: false })
    }
  }
})

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

test('an RSA signature is made on another thread', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const signature = signBytes({ algorithm: 'RS256', privateKey }, Buffer.from('claims'))
  expect(signature).toBeInstanceOf(Promise)
  expect(await signature).toHaveLength(256)
})
