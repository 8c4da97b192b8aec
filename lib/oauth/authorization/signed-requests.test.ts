import { SignJWT } from 'jose'
import { now } from '@/lib/clock'
import { CAME_BY_LEGACY } from '../protocol/legacy-mark'
import { type GivenKey, giveKey } from '../testing/app-keys'
import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import {
  INSECURE,
  makeRelyingParty,
  oauth,
  type RelyingParty,
  redeem,
  requestFor,
} from '../testing/relying-party'

/** The authorization URL with a request that the app has signed. */
function carrying({ as, appId }: RelyingParty, request: string): URL {
  const url = new URL(String(as.authorization_endpoint))
  url.searchParams.set('client_id', appId)
  url.searchParams.set('request', request)
  return url
}

type Claims = Record<string, unknown>

/** The claims, signed with the app's key or another one. */
function sign(
  { as, appId }: RelyingParty,
  key: GivenKey,
  claims: Claims,
  typ = 'oauth-authz-req+jwt',
): Promise<string> {
  const exp = Math.floor(now().getTime() / 1000) + 60
  const whole = { iss: appId, client_id: appId, aud: as.issuer, exp, ...claims }
  return new SignJWT(whole)
    .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ })
    .sign(key.privateKey)
}

test('a request that the app has signed counts as signed, and nothing beside it (RFC 9101)', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const key = await giveKey(party.appId)
  const request = await requestFor(party)
  const { as, client } = party
  const signing = { key: key.privateKey, kid: key.kid }
  const signed = await oauth.issueRequestObject(as, client, request.url.searchParams, signing)
  const url = carrying(party, signed)
  url.searchParams.set('state', 'from somebody else')
  const back = await approve(new Browser(engine.origin), url, await makePerson())
  expect(back.searchParams.get('state')).toBe(request.state)
  const tokens = await (await redeem(party, request, back)).json()
  expect(tokens.scope).toContain('offline_access')
  expect(tokens.refresh_token).toHaveLength(44)
})

test('a request signed with another key, for another, for ever, or in our name is refused', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const key = await giveKey(party.appId)
  const stranger = await giveKey((await makeRelyingParty(engine.origin)).appId)
  const { url } = await requestFor(party)
  const parameters = Object.fromEntries(url.searchParams)
  const inTwoHours = Math.floor(now().getTime() / 1000) + 7_200
  const refused = {
    'another key': await sign(party, { ...stranger, kid: key.kid }, parameters),
    'another audience': await sign(party, key, { ...parameters, aud: 'https://as.example' }),
    'for ever': await sign(party, key, { ...parameters, exp: undefined }),
    'for two hours': await sign(party, key, { ...parameters, exp: inTwoHours }),
    'past its end': await sign(party, key, { ...parameters, exp: 1 }),
    'as something else': await sign(party, key, parameters, 'client-authentication+jwt'),
    'in our name': await sign(party, key, { ...parameters, keyturn: CAME_BY_LEGACY }),
    unsigned: `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`,
  }
  for (const [why, request] of Object.entries(refused)) {
    const answer = await new Browser(engine.origin).request(carrying(party, request))
    expect([why, answer.status, answer.headers.get('location')]).toEqual([why, 400, null])
  }
})

test('no signed request leaves out the PKCE that the app must use', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin, { pkce: 'always' })
  const key = await giveKey(party.appId)
  const { url } = await requestFor(party, { code_challenge: null, code_challenge_method: null })
  const signed = await sign(party, key, Object.fromEntries(url.searchParams))
  const back = await new Browser(engine.origin).follow(carrying(party, signed))
  expect(back.searchParams.get('error')).toBe('invalid_request')
})

test('the answer at the redirect URI is signed for an app that asks for it (JARM)', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const { as, client, auth, redirectUri } = party
  const request = await requestFor(party, { response_mode: 'query.jwt' })
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  expect([...back.searchParams.keys()]).toEqual(['response'])
  const answered = await oauth.validateJwtAuthResponse(as, client, back, request.state, INSECURE)
  const answer = await oauth.authorizationCodeGrantRequest(
    ...([as, client, auth, answered, redirectUri, request.verifier, INSECURE] as const),
  )
  expect(answer.status).toBe(200)
})

test('introspection answers signed where that is asked for (RFC 9701)', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin, { clientCredentials: true })
  const { as, client, auth } = party
  const granted = await oauth.clientCredentialsGrantRequest(as, client, auth, {}, INSECURE)
  const { access_token } = await oauth.processClientCredentialsResponse(as, client, granted)
  const how = { ...INSECURE, requestJwtResponse: true }
  const answer = await oauth.introspectionRequest(as, client, auth, access_token, how)
  expect(answer.headers.get('content-type')).toContain('application/token-introspection+jwt')
  const answered = await oauth.processIntrospectionResponse(as, client, answer)
  await oauth.validateApplicationLevelSignature(as, answer, INSECURE)
  expect(answered).toMatchObject({ active: true, client_id: party.appId, scope: 'orders.read' })
})
