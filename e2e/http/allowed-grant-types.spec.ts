import { callAction } from '../harness/action'
import { approveDevice, beginDevice } from '../harness/device'
import { exchange } from '../harness/exchange'
import type { Org } from '../harness/fixtures'
import { granted } from '../harness/portal'
import {
  addParty,
  authorizationRequest,
  errorOf,
  grantAccess,
  INSECURE,
  oauth,
  type Party,
  refresh,
} from '../harness/relying-party'
import { expect, test } from '../harness/test'

type Deployment = { org: Org; origin: string }

const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code'
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const ALL = ['authorization_code', 'refresh_token', 'client_credentials', DEVICE_CODE, EXCHANGE]

/** Allows all grant types but one on the Policies page. */
async function leaveOut({ org, origin }: Deployment, grantType: string): Promise<void> {
  const form = new FormData()
  for (const one of ALL) if (one !== grantType) form.append('allowedGrantTypes', one)
  const session = await org.signIn(org.administrator, origin)
  granted(await callAction(session, '/admin/policies', 'policies/saveGrantTypes', form))
}

/** A grant with its tokens, and a code that is not redeemed yet. */
async function codeInHand(deployment: Deployment) {
  const { party, session, tokens } = await grantAccess(deployment)
  const request = await authorizationRequest(party)
  const { headers } = await session.visit(request.url.href)
  return { party, session, tokens, request, back: new URL(headers.get('location') ?? '') }
}

const mint = ({ as, client, auth }: Party) =>
  oauth.clientCredentialsGrantRequest(as, client, auth, {}, INSECURE)

/** Prepares each grant type, and answers the token request that uses it. */
const USES: Record<string, (deployment: Deployment) => Promise<() => Promise<Response>>> = {
  authorization_code: async (deployment) => {
    const { party, request, back } = await codeInHand(deployment)
    const { as, client, auth, redirectUri } = party
    const parameters = oauth.validateAuthResponse(as, client, back, request.state)
    return () =>
      oauth.authorizationCodeGrantRequest(
        ...([as, client, auth, parameters, redirectUri, request.verifier, INSECURE] as const),
      )
  },
  refresh_token: async (deployment) => {
    const { party, tokens } = await grantAccess(deployment)
    return () => refresh(party, tokens.refresh_token)
  },
  client_credentials: async (deployment) => {
    const party = await addParty(deployment, { on: ['clientCredentials'] })
    return () => mint(party)
  },
  [DEVICE_CODE]: async (deployment) => {
    const party = await addParty(deployment)
    const { as, client, auth } = party
    const begun = await beginDevice(party, { scope: 'openid' })
    await approveDevice(
      await deployment.org.signIn(deployment.org.member, deployment.origin),
      begun.user_code,
    )
    return () => oauth.deviceCodeGrantRequest(as, client, auth, begun.device_code, INSECURE)
  },
}

for (const [grantType, prepare] of Object.entries(USES)) {
  test(`${grantType} left out by the policy: refused, though all that it takes is there`, async ({
    deployment,
  }) => {
    const use = await prepare(deployment)
    await leaveOut(deployment, grantType)
    const refused = await use()
    expect(await errorOf(refused)).toEqual([400, 'unauthorized_client'])
    await leaveOut(deployment, EXCHANGE)
    expect((await use()).status).toBe(200)
  })
}

test('authorization_code left out by the policy: nobody is asked, and the app is told', async ({
  server,
  org,
  deployment,
}) => {
  const party = await addParty(deployment)
  await leaveOut(deployment, 'authorization_code')
  const session = await org.signIn(org.member, server.origin)
  const request = await authorizationRequest(party)
  const { headers } = await session.visit(request.url.href)
  const back = new URL(headers.get('location') ?? '', server.origin)
  expect(back.origin + back.pathname).toBe(party.redirectUri)
  expect(Object.fromEntries(back.searchParams)).toMatchObject({
    error: 'unauthorized_client',
    state: request.state,
    iss: server.origin,
  })
  const { as, client, auth } = party
  const { searchParams } = request.url
  const pushed = await oauth.pushedAuthorizationRequest(as, client, auth, searchParams, INSECURE)
  expect(await errorOf(pushed)).toEqual([400, 'unauthorized_client'])
})

test('a device code cannot be asked for where the policy leaves it out', async ({ deployment }) => {
  const { as, client, auth } = await addParty(deployment)
  await leaveOut(deployment, DEVICE_CODE)
  const scope = { scope: 'openid' }
  const answer = await oauth.deviceAuthorizationRequest(as, client, auth, scope, INSECURE)
  expect(await errorOf(answer)).toEqual([400, 'unauthorized_client'])
})

test('token exchange left out by the policy: refused, and nothing else is', async ({
  deployment,
}) => {
  const party = await addParty(deployment)
  await leaveOut(deployment, EXCHANGE)
  const { access_token: token } = await (await mint(party)).json()
  const refused = await exchange(party, token)
  expect(await errorOf(refused)).toEqual([400, 'unauthorized_client'])
})
