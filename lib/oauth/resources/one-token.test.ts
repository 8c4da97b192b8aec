import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { db } from '@/lib/db/client'
import { makeAppWithSecret } from '../testing/apps'
import { Browser } from '../testing/browser'
import { basic, type EngineUnderTest, expect, onBothPaths, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import {
  INSECURE,
  makeRelyingParty,
  oauth,
  type RelyingParty,
  redeem,
  refresh,
  requestFor,
  userInfo,
} from '../testing/relying-party'
import { makeApi } from './testing/apis'

const SCOPE = 'openid profile orders.read offline_access'

const inOrder = (scope: string) => scope.split(' ').toSorted()

/** Lets a new person agree to the request, and redeems the code. */
async function signInFor(party: RelyingParty, changes: Record<string, string>) {
  const request = await requestFor(party, { scope: SCOPE, ...changes })
  const person = await makePerson('Bo')
  const back = await approve(new Browser(String(party.as.issuer)), request.url, person)
  return { person, tokens: await (await redeem(party, request, back)).json() }
}

/** What APIs at their defaults check: signature, issuer, audience, expiry (RFC 9068 §4). */
async function verified(party: RelyingParty, token: string, audience: string) {
  const keys = createRemoteJWKSet(new URL(String(party.as.jwks_uri)))
  const { payload } = await jwtVerify(token, keys, { issuer: party.as.issuer, audience })
  return payload
}

onBothPaths(() => {
  test('one token serves userinfo and the one API of all scopes, after a refresh too', async ({
    engine,
  }) => {
    const party = await makeRelyingParty(engine.origin)
    const { identifier } = await makeApi(party.organization)
    for (const named of [{}, { resource: identifier }, { audience: identifier }]) {
      const { person, tokens } = await signInFor(party, named as Record<string, string>)
      const renewed = await (await refresh(party, tokens.refresh_token)).json()
      for (const { access_token: token, scope } of [tokens, renewed]) {
        expect(inOrder(scope)).toEqual(inOrder(SCOPE))
        const claims = await verified(party, token, identifier)
        expect(claims).toMatchObject({ aud: identifier, sub: person.personId, scope })
        const known = await (await userInfo(party, token)).json()
        expect(known).toMatchObject({ sub: person.personId, name: 'Bo' })
      }
      expect(decodeJwt(tokens.id_token).sub).toBe(person.personId)
    }
  })
})

test('userinfo takes no token for an API without the scope openid', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  await makeApi(party.organization)
  const { tokens } = await signInFor(party, { scope: 'orders.read' })
  expect(tokens.scope).toBe('orders.read')
  expect((await userInfo(party, tokens.access_token)).status).toBe(403)
})

test('a token for one API carries no scope of another, and none of no API', async ({ engine }) => {
  const scopes = ['orders.read', 'stock.read', 'loose']
  const party = await makeRelyingParty(engine.origin, { scopes })
  const { identifier } = await makeApi(party.organization, { scopes: ['orders.read'] })
  await makeApi(party.organization, { scopes: ['stock.read'] })
  const scope = `openid ${scopes.join(' ')}`
  const { tokens } = await signInFor(party, { scope, resource: identifier })
  expect(tokens.scope).toBe('openid orders.read')
  const both = await signInFor(party, { scope: 'openid orders.read stock.read' })
  expect(both.tokens.access_token).not.toContain('.')
})

const HOST = 'orders.example'
const SPELLINGS = [`https://${HOST}`, `https://${HOST}/`, `HTTPS://Orders.Example:443/`]

test('every spelling of an identifier means the API, and its tokens say the registered one', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin, { clientCredentials: true })
  const { as, client, auth } = party
  await makeApi(party.organization, { identifier: `https://${HOST}/` })
  const person = await makePerson()
  const browser = new Browser(engine.origin)
  for (const [n, resource] of SPELLINGS.entries()) {
    const request = await requestFor(party, { scope: SCOPE, resource })
    const agreed = n === 0 ? approve(browser, request.url, person) : browser.follow(request.url)
    const parameters = { resource: String(SPELLINGS.at(n - 1)) }
    const options = { additionalParameters: parameters }
    const tokens = await (await redeem(party, request, await agreed, options)).json()
    const own = { resource, scope: 'orders.read' }
    const answer = await oauth.clientCredentialsGrantRequest(as, client, auth, own, INSECURE)
    const { access_token: itself } = await answer.json()
    for (const token of [tokens.access_token, itself]) {
      expect(decodeJwt(token).aud).toBe(`https://${HOST}/`)
    }
  }
})

test('audience is understood as resource wherever a target is named', async ({ engine }) => {
  const { organization, appId, secret } = await makeAppWithSecret()
  const { identifier: audience } = await makeApi(organization)
  const headers = basic(appId, secret.value)
  const mint = (more: Record<string, string>) =>
    engine.post('/oauth2/token', { grant_type: 'client_credentials', ...more }, headers)
  expect(decodeJwt(String((await mint({ audience })).body.access_token)).aud).toBe(audience)
  expect((await mint({ audience: 'https://nobody.example' })).body.error).toBe('invalid_target')
})

test('a pushed request and a refresh may name an audience', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin, { scopes: ['orders.read', 'stock.read'] })
  const { as, client, auth } = party
  const { identifier: audience } = await makeApi(party.organization, { scopes: ['orders.read'] })
  await makeApi(party.organization, { scopes: ['stock.read'] })
  const changes = { scope: `${SCOPE} stock.read`, audience }
  const request = await requestFor(party, changes)
  const sent = request.url.searchParams
  const pushed = await oauth.pushedAuthorizationRequest(as, client, auth, sent, INSECURE)
  const { request_uri } = await oauth.processPushedAuthorizationResponse(as, client, pushed)
  const url = new URL(String(as.authorization_endpoint))
  url.search = new URLSearchParams({ client_id: party.appId, request_uri }).toString()
  const back = await approve(new Browser(engine.origin), url, await makePerson())
  const tokens = await (await redeem(party, request, back)).json()
  expect(decodeJwt(tokens.access_token).aud).toBe(audience)
  const named = { ...INSECURE, additionalParameters: { audience: `${audience}/` } }
  const renewed = await oauth.refreshTokenGrantRequest(
    ...([as, client, auth, tokens.refresh_token, named] as const),
  )
  expect(decodeJwt((await renewed.json()).access_token).aud).toBe(audience)
})

test('nobody is asked again for a scope whose API was registered since', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const person = await makePerson()
  const browser = new Browser(engine.origin)
  await approve(browser, (await requestFor(party, { scope: SCOPE })).url, person)
  const { identifier } = await makeApi(party.organization)
  const audits = () => db().auditEvent.count()
  const before = await audits()
  const request = await requestFor(party, { scope: SCOPE })
  const back = await browser.follow(request.url)
  expect(back.searchParams.get('code')).not.toBeNull()
  const tokens = await (await redeem(party, request, back)).json()
  expect(decodeJwt(tokens.access_token).aud).toBe(identifier)
  expect(inOrder(tokens.scope)).toEqual(inOrder(SCOPE))
  expect(await audits()).toBe(before)
})

test('a device names the API as any app does', async ({ engine }: { engine: EngineUnderTest }) => {
  const { as, client, auth, organization } = await makeRelyingParty(engine.origin, {
    type: 'native',
    redirectUri: 'http://127.0.0.1/cb',
  })
  const { identifier: audience } = await makeApi(organization)
  const ask = (named: string) =>
    oauth.deviceAuthorizationRequest(
      ...([as, client, auth, { scope: SCOPE, audience: named }, INSECURE] as const),
    )
  expect((await ask(audience)).status).toBe(200)
  expect((await (await ask('https://nobody.example')).json()).error).toBe('invalid_target')
})
