import { addApi, type RegisteredApi } from '../harness/apis'
import { decide } from '../harness/ceremony'
import { approveDevice } from '../harness/device'
import { known } from '../harness/exchange'
import { addParty, ask, INSECURE, oauth, type Party, redeem } from '../harness/relying-party'
import type { Story } from '../harness/story'
import { expect, test } from '../harness/test'

type Place = { estate: { pool: Parameters<typeof addApi>[0] }; story: Story; origin: string }

/** Two APIs that take JWTs, and an app that is registered for both. */
async function twoApis(place: Place) {
  const { estate, story } = place
  const [orders, stock] = [await addApi(estate.pool, story), await addApi(estate.pool, story)]
  const scopes = [orders.scope, stock.scope]
  const party = await addParty(place, { scopes })
  return { orders, stock, party, scope: scopes.join(' ') }
}

/** RFC 8707 §2: a person is asked for several APIs at once. */
async function letInTo(place: Place, party: Party, scope: string, apis: RegisteredApi[]) {
  const asked = await ask(party, { scope })
  for (const { identifier } of apis) asked.url.searchParams.append('resource', identifier)
  const session = await place.story.signIn(place.story.member, place.origin)
  return { asked, back: await decide(session, asked.url) }
}

/** An API takes the token as RFC 9068 §4 says, by a library that is not ours. */
async function accepts({ as }: Party, { identifier }: RegisteredApi, token: string) {
  const headers = { authorization: `Bearer ${token}` }
  const request = new Request(identifier, { headers })
  return oauth.validateJwtAccessToken(as, request, identifier, INSECURE)
}

const resource = ({ identifier }: RegisteredApi) => ({
  additionalParameters: { resource: identifier },
})

const errorOf = async (answer: Response) => [answer.status, (await answer.json()).error]
const NO_SUCH = [400, 'invalid_target']

type Minted = { access_token: string; refresh_token: string; scope: string; expires_in: number }

test('a code for one API yields a JWT for it that says who, for whom, by whom and how long', async ({
  estate,
  server,
  story,
}) => {
  const place = { estate, story, origin: server.origin }
  const { orders, stock, party, scope } = await twoApis(place)
  const { asked, back } = await letInTo(place, party, orders.scope, [orders])
  const minted: Minted = await (await redeem(party, asked, back)).json()
  const claims = await accepts(party, orders, minted.access_token)
  expect(claims).toEqual({
    iss: server.origin,
    aud: orders.identifier,
    sub: story.member.id,
    client_id: party.app.id,
    scope: orders.scope,
    jti: expect.any(String),
    iat: expect.any(Number),
    exp: claims.iat + 600,
  })
  expect(minted.expires_in).toBe(600)
  await expect(accepts(party, stock, minted.access_token)).rejects.toThrow(/aud/)
  const header = JSON.parse(
    Buffer.from(minted.access_token.split('.')[0] ?? '', 'base64').toString(),
  )
  expect(header).toEqual({ typ: 'at+jwt', alg: 'ES256', kid: expect.any(String) })
  expect(scope).toContain(stock.scope)
})

test('a code for two APIs yields a token for the one that is named when it is redeemed', async ({
  estate,
  server,
  story,
}) => {
  const place = { estate, story, origin: server.origin }
  const { orders, stock, party, scope } = await twoApis(place)
  const { asked, back } = await letInTo(place, party, scope, [orders, stock])
  const minted: Minted = await (await redeem(party, asked, back, resource(stock))).json()
  expect(minted.scope).toBe(stock.scope)
  expect((await accepts(party, stock, minted.access_token)).scope).toBe(stock.scope)
  await expect(accepts(party, orders, minted.access_token)).rejects.toThrow(/aud/)
})

test('of two APIs one must be named when the code is redeemed', async ({
  estate,
  server,
  story,
}) => {
  const place = { estate, story, origin: server.origin }
  const { orders, stock, party, scope } = await twoApis(place)
  const { asked, back } = await letInTo(place, party, scope, [orders, stock])
  expect(await errorOf(await redeem(party, asked, back))).toEqual(NO_SUCH)
})

test('an API that was not asked for when the person agreed is not reached with the code', async ({
  estate,
  server,
  story,
}) => {
  const place = { estate, story, origin: server.origin }
  const { orders, stock, party } = await twoApis(place)
  const { asked, back } = await letInTo(place, party, orders.scope, [orders])
  expect(await errorOf(await redeem(party, asked, back, resource(stock)))).toEqual(NO_SUCH)
})

test('each refresh names one of the APIs that the person agreed to, and gets its scopes alone', async ({
  estate,
  server,
  story,
}) => {
  const place = { estate, story, origin: server.origin }
  const { orders, stock, party, scope } = await twoApis(place)
  const { asked, back } = await letInTo(place, party, scope, [orders, stock])
  let minted: Minted = await (await redeem(party, asked, back, resource(orders))).json()
  const refreshFor = (api: RegisteredApi) => {
    const { as, client, auth } = party
    const how = { ...INSECURE, ...resource(api) }
    return oauth.refreshTokenGrantRequest(as, client, auth, minted.refresh_token, how)
  }
  for (const api of [stock, orders, stock]) {
    minted = await (await refreshFor(api)).json()
    expect(minted.scope).toBe(api.scope)
    expect((await accepts(party, api, minted.access_token)).scope).toBe(api.scope)
  }
  const nobody = { ...orders, identifier: 'https://apis.example/nobody' }
  expect(await errorOf(await refreshFor(nobody))).toEqual(NO_SUCH)
  const later = await addApi(estate.pool, story)
  expect(await errorOf(await refreshFor(later))).toEqual(NO_SUCH)
})

test('a refresh that is refused for its API leaves the refresh token as it was', async ({
  estate,
  server,
  story,
}) => {
  const place = { estate, story, origin: server.origin }
  const { orders, party } = await twoApis(place)
  const { asked, back } = await letInTo(place, party, orders.scope, [orders])
  const minted: Minted = await (await redeem(party, asked, back)).json()
  const { as, client, auth } = party
  const refreshWith = (options: object) =>
    oauth.refreshTokenGrantRequest(as, client, auth, minted.refresh_token, {
      ...INSECURE,
      ...options,
    })
  const nobody = { additionalParameters: { resource: 'https://apis.example/nobody' } }
  expect(await errorOf(await refreshWith(nobody))).toEqual(NO_SUCH)
  expect((await refreshWith({})).status).toBe(200)
})

test('an unknown API, or a word that is no URI, sends the browser back with invalid_target', async ({
  estate,
  server,
  story,
}) => {
  const place = { estate, story, origin: server.origin }
  const { party, scope } = await twoApis(place)
  for (const identifier of ['https://apis.example/nobody', 'orders', 'https://apis.example/#x']) {
    const { back } = await letInTo(place, party, scope, [{ id: '', scope: '', identifier }])
    expect(back.searchParams.get('error'), identifier).toBe('invalid_target')
  }
})

test('a device gets a token for the API that it named, and refreshes it', async ({
  estate,
  server,
  story,
}) => {
  const place = { estate, story, origin: server.origin }
  const { orders } = await twoApis(place)
  const party = await addParty(place, {
    ...{ type: 'native', redirectUris: ['http://127.0.0.1/callback'], scopes: [orders.scope] },
  })
  const { as, client, auth } = party
  const asked = { scope: `${orders.scope} offline_access`, resource: orders.identifier }
  const begun = await oauth.processDeviceAuthorizationResponse(
    as,
    client,
    await oauth.deviceAuthorizationRequest(as, client, auth, asked, INSECURE),
  )
  await approveDevice(await story.signIn(story.member, server.origin), begun.user_code)
  const tokens = await oauth.processDeviceCodeResponse(
    as,
    client,
    await oauth.deviceCodeGrantRequest(as, client, auth, begun.device_code, INSECURE),
  )
  const claims = await accepts(party, orders, tokens.access_token)
  expect(claims).toMatchObject({ sub: story.member.id, scope: orders.scope })
  const token = String(tokens.refresh_token)
  const again = await oauth.processRefreshTokenResponse(
    as,
    client,
    await oauth.refreshTokenGrantRequest(as, client, auth, token, INSECURE),
  )
  expect((await accepts(party, orders, again.access_token)).sub).toBe(story.member.id)
})

test('a device that names an unknown API is told so before anybody is asked', async ({
  server,
  story,
}) => {
  const { as, client, auth } = await addParty({ story, origin: server.origin })
  const asked = { scope: 'openid', resource: 'https://apis.example/nobody' }
  const answer = await oauth.deviceAuthorizationRequest(as, client, auth, asked, INSECURE)
  expect(await errorOf(answer)).toEqual(NO_SUCH)
})

test('an app gets a JWT for itself, which introspection knows until it is revoked', async ({
  estate,
  server,
  story,
}) => {
  const { orders, party } = await twoApis({ estate, story, origin: server.origin })
  const { as, client, auth } = party
  const parameters = { resource: orders.identifier }
  const { access_token: token } = await oauth.processClientCredentialsResponse(
    as,
    client,
    await oauth.clientCredentialsGrantRequest(as, client, auth, parameters, INSECURE),
  )
  const claims = await accepts(party, orders, token)
  expect(claims).toMatchObject({ sub: party.app.id, client_id: party.app.id, scope: orders.scope })
  const { jti } = claims
  expect(await known(party, token)).toMatchObject({
    active: true,
    ...{ client_id: party.app.id, aud: orders.identifier },
    ...{ scope: orders.scope, iss: server.origin, exp: claims.exp, iat: claims.iat },
  })
  expect(await known(party, jti)).toEqual({ active: false })
  await oauth.processRevocationResponse(
    await oauth.revocationRequest(as, client, auth, token, INSECURE),
  )
  expect(await known(party, token)).toEqual({ active: false })
})

for (const [span, ttlSeconds] of [
  ['5 minutes', 300],
  ['48 hours', 172_800],
] as const) {
  for (const format of ['opaque', 'jwt'] as const) {
    test(`where an API says that its tokens live ${span}, they do, ${format}`, async ({
      estate,
      server,
      story,
    }) => {
      const place = { estate, story, origin: server.origin }
      const api = await addApi(estate.pool, story, { format, ttlSeconds })
      const party = await addParty(place, { scopes: [api.scope] })
      const { asked, back } = await letInTo(place, party, api.scope, [api])
      const minted: Minted = await (await redeem(party, asked, back)).json()
      expect(minted.expires_in).toBe(ttlSeconds)
      const told = await known(party, minted.access_token)
      expect(Number(told.exp) - Number(told.iat)).toBe(ttlSeconds)
      const { as, client, auth } = party
      const forItself = await oauth.clientCredentialsGrantRequest(
        ...([as, client, auth, { resource: api.identifier }, INSECURE] as const),
      )
      expect((await forItself.json()).expires_in).toBe(ttlSeconds)
    })
  }
}
