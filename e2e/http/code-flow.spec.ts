import { emptyDisk, fillDisk, TOKENS } from '@/lib/oauth/testing/full-disk'
import { decide } from '../harness/ceremony'
import { approveDevice, beginDevice } from '../harness/device'
import {
  addParty,
  at,
  authorizationRequest,
  authorize,
  errorOf,
  grantAccess,
  INSECURE,
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

test('a code redeemed twice ends what came of it, and neither the consent nor another device', async ({
  deployment,
}) => {
  const { party, session, request, back, tokens } = await grantAccess(deployment)
  const device = await authorize(party, session)
  const others = await (await redeem(party, device.request, device.back)).json()
  expect(await errorOf(await redeem(party, request, back))).toEqual(REFUSED)
  expect((await userInfo(party, tokens.access_token)).status).toBe(401)
  expect(await errorOf(await refresh(party, tokens.refresh_token))).toEqual(REFUSED)
  expect((await session.visit('/authorizations')).text).toContain(party.app.name)
  expect((await userInfo(party, others.access_token)).status).toBe(200)
  expect((await refresh(party, others.refresh_token)).status).toBe(200)
})

test('of many who redeem one code over two processes at once, one gets tokens', async ({
  twoServers,
  org,
}) => {
  const [here, there] = twoServers
  const party = await addParty({ org, origin: here.origin })
  const session = await org.signIn(org.member, here.origin)
  const { request, back } = await authorize(party, session)
  const elsewhere = at(party, there.origin)
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, n) => redeem(n % 2 ? party : elsewhere, request, back)),
  )
  const statuses = answers.map(({ status }) => status).toSorted()
  expect(statuses).toEqual([200, ...Array(15).fill(400)])
})

test('a refresh token used again after its successor ends its family, and not another device', async ({
  deployment,
}) => {
  const { party, session, tokens } = await grantAccess(deployment)
  const device = await authorize(party, session)
  const others = await (await redeem(party, device.request, device.back)).json()
  const second = await (await refresh(party, tokens.refresh_token)).json()
  const third = await (await refresh(party, second.refresh_token)).json()
  expect(await errorOf(await refresh(party, tokens.refresh_token))).toEqual(REFUSED)
  expect((await userInfo(party, third.access_token)).status).toBe(401)
  expect(await errorOf(await refresh(party, third.refresh_token))).toEqual(REFUSED)
  expect((await refresh(party, others.refresh_token)).status).toBe(200)
})

test('all who use one refresh token at two processes at once get the same successor, and it works', async ({
  twoServers,
  org,
}) => {
  const [here, there] = twoServers
  const { party, tokens } = await grantAccess({ org, origin: here.origin })
  const elsewhere = at(party, there.origin)
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, n) => refresh(n % 2 ? party : elsewhere, tokens.refresh_token)),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(16).fill(200))
  const bodies = await Promise.all(answers.map((answer) => answer.json()))
  const [successor, ...more] = new Set(bodies.map(({ refresh_token }) => refresh_token))
  expect(more).toEqual([])
  expect((await refresh(party, successor)).status).toBe(200)
})

test('503 means that nothing has happened: the same code, refresh token and device code work later', async ({
  cluster,
  deployment,
}) => {
  const { party, session, tokens } = await grantAccess(deployment)
  const code = await authorize(party, session)
  const device = await addParty(deployment, { type: 'native', redirectUris: ['http://[::1]/cb'] })
  const { device_code, user_code } = await beginDevice(device, { scope: 'openid offline_access' })
  await approveDevice(session, user_code)
  const ask = () =>
    Promise.all([
      redeem(party, code.request, code.back),
      refresh(party, tokens.refresh_token),
      oauth.deviceCodeGrantRequest(
        ...([device.as, device.client, device.auth, device_code, INSECURE] as const),
      ),
    ])
  await fillDisk(cluster.pool, TOKENS)
  const failed = await ask().finally(() => emptyDisk(cluster.pool))
  expect(failed.map(({ status }) => status)).toEqual([503, 503, 503])
  expect((await ask()).map(({ status }) => status)).toEqual([200, 200, 200])
})
