import { addApi, type RegisteredApi } from '../harness/apis'
import { approveDevice, beginDevice } from '../harness/device'
import { addParty, errorOf, INSECURE, oauth, redeem } from '../harness/relying-party'
import { expect, test } from '../harness/test'
import { accepts, grantAccessTo, type Minted, resource, twoApis } from '../harness/two-apis'

const NO_SUCH = [400, 'invalid_target']

test('a code for two APIs yields a token for the one that is named when it is redeemed', async ({
  deployment,
}) => {
  const { orders, stock, party, scope } = await twoApis(deployment)
  const { request, back } = await grantAccessTo(deployment, party, scope, [orders, stock])
  const minted: Minted = await (await redeem(party, request, back, resource(stock))).json()
  expect(minted.scope).toBe(stock.scope)
  expect((await accepts(party, stock, minted.access_token)).scope).toBe(stock.scope)
  await expect(accepts(party, orders, minted.access_token)).rejects.toThrow(/aud/)
})

test('of two APIs one must be named when the code is redeemed', async ({ deployment }) => {
  const { orders, stock, party, scope } = await twoApis(deployment)
  const { request, back } = await grantAccessTo(deployment, party, scope, [orders, stock])
  expect(await errorOf(await redeem(party, request, back))).toEqual(NO_SUCH)
})

test('an API that was not asked for when the person agreed is not reached with the code', async ({
  deployment,
}) => {
  const { orders, stock, party } = await twoApis(deployment)
  const { request, back } = await grantAccessTo(deployment, party, orders.scope, [orders])
  expect(await errorOf(await redeem(party, request, back, resource(stock)))).toEqual(NO_SUCH)
})

test('each refresh names one of the APIs that the person agreed to, and gets its scopes alone', async ({
  cluster,
  org,
  deployment,
}) => {
  const { orders, stock, party, scope } = await twoApis(deployment)
  const { request, back } = await grantAccessTo(deployment, party, scope, [orders, stock])
  let minted: Minted = await (await redeem(party, request, back, resource(orders))).json()
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
  const later = await addApi(cluster.pool, org)
  expect(await errorOf(await refreshFor(later))).toEqual(NO_SUCH)
})

test('a refresh that is refused for its API leaves the refresh token as it was', async ({
  deployment,
}) => {
  const { orders, party } = await twoApis(deployment)
  const { request, back } = await grantAccessTo(deployment, party, orders.scope, [orders])
  const minted: Minted = await (await redeem(party, request, back)).json()
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
  deployment,
}) => {
  const { party, scope } = await twoApis(deployment)
  for (const identifier of ['https://apis.example/nobody', 'orders', 'https://apis.example/#x']) {
    const { back } = await grantAccessTo(deployment, party, scope, [
      { id: '', scope: '', identifier },
    ])
    expect(back.searchParams.get('error'), identifier).toBe('invalid_target')
  }
})

test('a device gets a token for the API that it named, and refreshes it', async ({
  server,
  org,
  deployment,
}) => {
  const { orders } = await twoApis(deployment)
  const party = await addParty(deployment, {
    type: 'native',
    redirectUris: ['http://127.0.0.1/callback'],
    scopes: [orders.scope],
  })
  const { as, client, auth } = party
  const parameters = { scope: `${orders.scope} offline_access`, resource: orders.identifier }
  const begun = await beginDevice(party, parameters)
  await approveDevice(await org.signIn(org.member, server.origin), begun.user_code)
  const tokens = await oauth.processDeviceCodeResponse(
    as,
    client,
    await oauth.deviceCodeGrantRequest(as, client, auth, begun.device_code, INSECURE),
  )
  const claims = await accepts(party, orders, tokens.access_token)
  expect(claims).toMatchObject({ sub: org.member.id, scope: orders.scope })
  const token = String(tokens.refresh_token)
  const again = await oauth.processRefreshTokenResponse(
    as,
    client,
    await oauth.refreshTokenGrantRequest(as, client, auth, token, INSECURE),
  )
  expect((await accepts(party, orders, again.access_token)).sub).toBe(org.member.id)
})

test('a device that names an unknown API is told so before anybody is asked', async ({
  deployment,
}) => {
  const { as, client, auth } = await addParty(deployment)
  const parameters = { scope: 'openid', resource: 'https://apis.example/nobody' }
  const answer = await oauth.deviceAuthorizationRequest(as, client, auth, parameters, INSECURE)
  expect(await errorOf(answer)).toEqual(NO_SUCH)
})
