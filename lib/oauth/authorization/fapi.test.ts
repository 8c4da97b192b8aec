import { db } from '@/lib/db/client'
import { giveSecret } from '../testing/apps'
import { ask, sign } from '../testing/assertions'
import { Browser } from '../testing/browser'
import { basic, expect, onBothPaths, test } from '../testing/engine-test'
import { type FapiParty, makeFapiParty, pointingAt, push, signRequest } from '../testing/fapi-party'
import { approve, makePerson } from '../testing/people'
import { INSECURE, oauth, redeem, requestFor } from '../testing/relying-party'

const MESSAGE_SIGNING = { fapiProfile: 'message_signing' } as const
const SECURITY_PROFILE = { fapiProfile: 'security_profile' } as const

const seconds = () => Math.floor(Date.now() / 1000)

/** What a push of a signed request with these claims is answered. */
async function pushed(
  engine: Parameters<typeof push>[0],
  party: FapiParty,
  claims: Record<string, unknown>,
) {
  const { url } = await requestFor(party)
  const request = await signRequest(party, url.searchParams, claims)
  const { status, body } = await push(engine, party, { request })
  return [status, body.error]
}

for (const algorithm of ['ES256', 'EdDSA', 'PS256']) {
  test(`a signed request, a signed answer and bound tokens go through with ${algorithm} (FAPI 2.0)`, async ({
    engine,
  }) => {
    const party = await makeFapiParty(engine.origin, { ...MESSAGE_SIGNING, algorithm })
    const { as, client, DPoP } = party
    const request = await requestFor(party, { response_mode: 'jwt' })
    const signed = await signRequest(party, request.url.searchParams)
    const answer = await push(engine, party, { request: signed })
    expect(answer.status).toBe(201)
    expect(answer.body.expires_in).toBeLessThan(600)
    const back = await approve(
      new Browser(engine.origin),
      pointingAt(party, answer),
      await makePerson(),
    )
    expect([...back.searchParams.keys()]).toEqual(['response'])
    const valid = await oauth.validateJwtAuthResponse(as, client, back, request.state, INSECURE)
    const redeemed = await oauth.authorizationCodeGrantRequest(
      ...([as, client, party.auth, valid, party.redirectUri, request.verifier] as const),
      { DPoP, ...INSECURE },
    )
    const tokens = await oauth.processAuthorizationCodeResponse(as, client, redeemed)
    expect(tokens.token_type).toBe('dpop')
  })
}

test('a request that Message Signing forbids is refused when it is pushed', async ({ engine }) => {
  const party = await makeFapiParty(engine.origin, MESSAGE_SIGNING)
  const at = seconds()
  const refused: Record<string, Record<string, unknown>> = {
    'no nbf': { nbf: undefined },
    'nbf of more than an hour ago': { nbf: at - 3_700, exp: at + 60 },
    'an end more than an hour after nbf': { nbf: at - 1_800, exp: at + 2_000 },
    'no exp': { exp: undefined },
    'past its end': { nbf: at - 600, exp: at - 300 },
    'nbf in 70 seconds': { nbf: at + 70, exp: at + 300 },
    'iat in 70 seconds': { iat: at + 70 },
    'another audience': { aud: 'https://as.example' },
    'no audience': { aud: undefined },
  }
  for (const [why, claims] of Object.entries(refused)) {
    const answer = await pushed(engine, party, claims)
    expect([why, ...answer]).toEqual([why, 400, 'invalid_request_object'])
  }
  const taken: Record<string, Record<string, unknown>> = {
    'nbf and iat in 8 seconds': { nbf: at + 8, iat: at + 8 },
    'several audiences, the issuer among them': { aud: [engine.origin, 'https://as.example'] },
    'nbf of half an hour ago': { nbf: at - 1_790, exp: at + 1_800 },
  }
  for (const [why, claims] of Object.entries(taken)) {
    expect([why, ...(await pushed(engine, party, claims))]).toEqual([why, 201, undefined])
  }
})

test('an unsigned request, and one signed by RS256, is no signed one', async ({ engine }) => {
  const party = await makeFapiParty(engine.origin, MESSAGE_SIGNING)
  const { url } = await requestFor(party)
  const unsigned = await push(engine, party, Object.fromEntries(url.searchParams))
  expect([unsigned.status, unsigned.body.error]).toEqual([400, 'invalid_request'])
  const none = [{ alg: 'none' }, { ...Object.fromEntries(url.searchParams), iss: party.appId }]
  const encoded = none.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  const bare = await push(engine, party, { request: `${encoded.join('.')}.` })
  expect([bare.status, bare.body.error]).toEqual([400, 'invalid_request_object'])
  const rsa = await makeFapiParty(engine.origin, { ...MESSAGE_SIGNING, algorithm: 'RS256' })
  const request = await signRequest(rsa, url.searchParams, { client_id: rsa.appId })
  const es = await makeFapiParty(engine.origin, MESSAGE_SIGNING)
  const byOther = await push(engine, { ...rsa, auth: es.auth }, { request })
  expect(byOther.status).toBe(401)
  await db().appKey.update({ where: { id: es.key.id }, data: { appId: rsa.appId } })
  const assertion = await sign(engine, rsa.appId, es.key)
  const answer = await ask(engine, assertion, '/oauth2/par', { request })
  expect([answer.status, answer.body.error]).toEqual([400, 'invalid_request_object'])
})

test('a request past PAR, without PKCE, or without a redirect URI over https goes nowhere', async ({
  engine,
}) => {
  const party = await makeFapiParty(engine.origin, SECURITY_PROFILE)
  const { url } = await requestFor(party)
  const past = await new Browser(engine.origin).follow(url)
  expect(past.searchParams.get('error')).toBe('invalid_request')
  const signed = new URL(url)
  signed.search = new URLSearchParams({
    client_id: party.appId,
    request: await signRequest(party, url.searchParams),
  }).toString()
  expect((await new Browser(engine.origin).request(signed)).status).toBe(400)
  for (const left of ['code_challenge', 'redirect_uri', 'response_type']) {
    const { [left]: _, ...rest } = Object.fromEntries(url.searchParams)
    if (left === 'code_challenge') delete rest.code_challenge_method
    const { status, body } = await push(engine, party, rest)
    expect([left, status, body.error]).toEqual([left, 400, 'invalid_request'])
  }
  const all = Object.fromEntries(url.searchParams)
  const plain = await push(engine, party, { ...all, code_challenge_method: 'plain' })
  expect(plain.body.error).toBe('invalid_request')
  const redirectUri = 'http://localhost:4000/cb'
  const data = { redirectUris: [redirectUri], version: 2 }
  await db().app.update({ where: { id: party.appId }, data })
  const http = await push(engine, party, { ...all, redirect_uri: redirectUri })
  expect([http.status, http.body.error]).toEqual([400, 'invalid_request'])
})

test('an assertion is for the issuer as a string, by a strong algorithm, and of the present', async ({
  engine,
}) => {
  const { appId, key } = await makeFapiParty(engine.origin, SECURITY_PROFILE)
  const { url } = await requestFor(await makeFapiParty(engine.origin, SECURITY_PROFILE))
  const form = { ...Object.fromEntries(url.searchParams), client_id: appId }
  const { origin } = engine
  const attempts = {
    'the issuer': [{}, 201],
    'the token endpoint': [{ aud: `${origin}/oauth2/token` }, 401],
    'the PAR endpoint': [{ aud: `${origin}/oauth2/par` }, 401],
    'a list': [{ aud: [origin] }, 401],
    'in 8 seconds': [{ ahead: 8, starts: 8, seconds: 120 }, 201],
    'begins in 70 seconds': [{ starts: 70, seconds: 120 }, 401],
    'issued in 70 seconds': [{ ahead: 70, seconds: 120 }, 401],
    'the issuer with a slash': [{ aud: `${origin}/` }, 401],
  } as const
  for (const [what, [changes, status]] of Object.entries(attempts)) {
    const copy = { ...changes } as Parameters<typeof sign>[3]
    const assertion = await sign(engine, appId, key, copy)
    const answer = await ask(engine, assertion, '/oauth2/par', form)
    expect([what, answer.status]).toEqual([what, status])
  }
  const rsa = await makeFapiParty(engine.origin, { ...SECURITY_PROFILE, algorithm: 'RS256' })
  const refused = await ask(engine, await sign(engine, rsa.appId, rsa.key))
  expect([refused.status, refused.body.error]).toEqual([401, 'invalid_client'])
})

test('no token without a proof of possession; the code stays for whoever has one', async ({
  engine,
}) => {
  const party = await makeFapiParty(engine.origin, SECURITY_PROFILE)
  const { DPoP } = party
  const request = await requestFor(party)
  const answer = await push(engine, party, Object.fromEntries(request.url.searchParams))
  const to = pointingAt(party, answer)
  const back = await approve(new Browser(engine.origin), to, await makePerson())
  expect(back.searchParams.get('iss')).toBe(engine.origin)
  const without = await redeem(party, request, back)
  expect([without.status, (await without.json()).error]).toEqual([400, 'invalid_grant'])
  expect((await redeem(party, request, back, { DPoP })).status).toBe(200)
  const again = await new Browser(engine.origin).request(to)
  expect(again.status).toBe(400)
})

test('the code is bound to the DPoP key of the request (RFC 9449 §10)', async ({ engine }) => {
  const party = await makeFapiParty(engine.origin, SECURITY_PROFILE)
  const dpop_jkt = await party.DPoP.calculateThumbprint()
  const request = await requestFor(party, { dpop_jkt })
  const answer = await push(engine, party, Object.fromEntries(request.url.searchParams))
  const to = pointingAt(party, answer)
  const back = await approve(new Browser(engine.origin), to, await makePerson())
  const other = oauth.DPoP(party.client, await oauth.generateKeyPair('PS256'))
  expect((await redeem(party, request, back, { DPoP: other })).status).toBe(400)
  expect((await redeem(party, request, back, { DPoP: party.DPoP })).status).toBe(200)
})

test('a refresh token stays the same, and works again and again (§5.3.2.1)', async ({ engine }) => {
  const party = await makeFapiParty(engine.origin, SECURITY_PROFILE)
  const { as, client, auth, DPoP } = party
  const request = await requestFor(party)
  const answer = await push(engine, party, Object.fromEntries(request.url.searchParams))
  const to = pointingAt(party, answer)
  const back = await approve(new Browser(engine.origin), to, await makePerson())
  const tokens = await (await redeem(party, request, back, { DPoP })).json()
  const refresh = async (how: object) => {
    const asked = [as, client, auth, tokens.refresh_token, { ...INSECURE, ...how }] as const
    return oauth.refreshTokenGrantRequest(...asked)
  }
  expect((await refresh({})).status).toBe(400)
  const access: string[] = []
  for (let round = 0; round < 3; round += 1) {
    const refreshed = await (await refresh({ DPoP })).json()
    expect(refreshed.refresh_token).toBe(tokens.refresh_token)
    access.push(refreshed.access_token)
  }
  expect(new Set(access).size).toBe(3)
  await oauth.revocationRequest(as, client, auth, tokens.refresh_token, INSECURE)
  expect((await refresh({ DPoP })).status).toBe(400)
  const last = await oauth.introspectionRequest(as, client, auth, String(access.at(-1)), INSECURE)
  expect(await last.json()).toEqual({ active: false })
})

onBothPaths(() => {
  test('a right secret opens nothing, at any endpoint', async ({ engine }) => {
    const party = await makeFapiParty(engine.origin, SECURITY_PROFILE)
    const { value } = await giveSecret(party.appId, { slot: 2 })
    const { url } = await requestFor(party)
    const requests = [
      ['/oauth2/token', { grant_type: 'client_credentials' }],
      ['/oauth2/introspect', { token: 'x'.repeat(43) }],
      ['/oauth2/revoke', { token: 'x'.repeat(43) }],
      ['/oauth2/par', Object.fromEntries(url.searchParams)],
    ] as const
    for (const [path, form] of requests) {
      const { status, body } = await engine.post(path, form, basic(party.appId, value))
      expect([path, status, body.error]).toEqual([path, 401, 'invalid_client'])
    }
    const { status } = await engine.post('/oauth2/par', Object.fromEntries(url.searchParams))
    expect(status).toBe(401)
  })
})
