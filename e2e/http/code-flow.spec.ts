import { decide } from '../harness/ceremony'
import {
  addParty,
  at,
  authorizationRequest,
  authorize,
  errorOf,
  grantAccess,
  oauth,
  redeem,
  refresh,
  userInfo,
} from '../harness/relying-party'
import { expect, test } from '../harness/test'

const REFUSED = [400, 'invalid_grant']

test('oauth4webapi: a person lets an app in, it learns who they are, and refreshes', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment)
  const session = await org.signIn(org.member, server.origin)
  const { request, back } = await authorize(party, session, { nonce: 'n-0S6' })
  expect(back.searchParams.get('iss')).toBe(party.as.issuer)
  const tokens = await oauth.processAuthorizationCodeResponse(
    party.as,
    party.client,
    await redeem(party, request, back),
    { requireIdToken: true, expectedNonce: 'n-0S6' },
  )
  const claims = oauth.getValidatedIdTokenClaims(tokens)
  expect(claims?.sub).toBe(org.member.id)
  const user = await oauth.processUserInfoResponse(
    party.as,
    party.client,
    String(claims?.sub),
    await userInfo(party, tokens.access_token),
  )
  expect(user.email).toBe(org.member.email)
  const again = await oauth.processRefreshTokenResponse(
    party.as,
    party.client,
    await refresh(party, String(tokens.refresh_token)),
  )
  expect((await userInfo(party, again.access_token)).status).toBe(200)
})

test('who denies is sent back to the app, which is told access_denied', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment)
  const session = await org.signIn(org.member, server.origin)
  const request = await authorizationRequest(party)
  const back = await decide(session, request.url, 'deny')
  expect(back.origin + back.pathname).toBe(party.redirectUri)
  expect(back.searchParams.get('error')).toBe('access_denied')
  expect(back.searchParams.get('state')).toBe(request.state)
  expect(back.searchParams.get('iss')).toBe(party.as.issuer)
  expect(back.searchParams.get('code')).toBeNull()
})

test('a code redeemed twice yields nothing and ends the grant', async ({ server, org }) => {
  const { party, session, request, back, tokens } = await grantAccess({
    org,
    origin: server.origin,
  })
  expect((await session.visit('/authorizations')).text).toContain(party.app.name)
  expect(await errorOf(await redeem(party, request, back))).toEqual(REFUSED)
  expect((await session.visit('/authorizations')).text).not.toContain(party.app.name)
  expect((await userInfo(party, tokens.access_token)).status).toBe(401)
  expect(await errorOf(await refresh(party, tokens.refresh_token))).toEqual(REFUSED)
})

test('of many who redeem one code over two processes at once, one gets tokens', async ({
  cluster,
  org,
}) => {
  const [here, there] = cluster.servers
  const party = await addParty({ org, origin: here.origin })
  const session = await org.signIn(org.member, here.origin)
  const { request, back } = await authorize(party, session)
  const elsewhere = at(party, (there ?? here).origin)
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, n) => redeem(n % 2 ? party : elsewhere, request, back)),
  )
  const statuses = answers.map(({ status }) => status).toSorted()
  expect(statuses).toEqual([200, ...Array(15).fill(400)])
})

test('a refresh token used twice ends its family', async ({ deployment }) => {
  const { party, tokens } = await grantAccess(deployment)
  const second = await (await refresh(party, tokens.refresh_token)).json()
  expect(await errorOf(await refresh(party, tokens.refresh_token))).toEqual(REFUSED)
  expect((await userInfo(party, second.access_token)).status).toBe(401)
  expect(await errorOf(await refresh(party, second.refresh_token))).toEqual(REFUSED)
})

test('of many who use one refresh token over two processes at once, one gets tokens', async ({
  cluster,
  org,
}) => {
  const [here, there] = cluster.servers
  const { party, tokens } = await grantAccess({ org, origin: here.origin })
  const elsewhere = at(party, (there ?? here).origin)
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, n) => refresh(n % 2 ? party : elsewhere, tokens.refresh_token)),
  )
  const statuses = answers.map(({ status }) => status).toSorted()
  expect(statuses).toEqual([200, ...Array(15).fill(400)])
})
