import { callAction } from '../harness/action'
import { approveDevice, beginDevice } from '../harness/device'
import { exchange } from '../harness/exchange'
import type { Story } from '../harness/fixtures'
import { granted } from '../harness/portal'
import {
  addParty,
  ask,
  errorOf,
  INSECURE,
  letIn,
  oauth,
  type Party,
  refresh,
} from '../harness/relying-party'
import { expect, test } from '../harness/test'

type Place = { story: Story; origin: string }

const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code'
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const ALL = ['authorization_code', 'refresh_token', 'client_credentials', DEVICE_CODE, EXCHANGE]

/** Leaves one grant type out on the Policies page. */
async function leaveOut({ story, origin }: Place, grantType: string): Promise<void> {
  const form = new FormData()
  for (const one of ALL) if (one !== grantType) form.append('grantType', one)
  const session = await story.signIn(story.administrator, origin)
  granted(await callAction(session, '/admin/policies', 'policies/saveGrantTypes', form))
}

/** A person has let the app in; its tokens, and a code that is not redeemed yet. */
async function codeInHand(place: Place) {
  const { party, session, tokens } = await letIn(place)
  const asked = await ask(party)
  const { headers } = await session.visit(asked.url.href)
  return { party, session, tokens, asked, back: new URL(headers.get('location') ?? '') }
}

const mint = ({ as, client, auth }: Party) =>
  oauth.clientCredentialsGrantRequest(as, client, auth, {}, INSECURE)

/** How each is used once everything before it has been done: the answer of the token endpoint. */
const USES: Record<string, (place: Place) => Promise<() => Promise<Response>>> = {
  authorization_code: async (place) => {
    const { party, asked, back } = await codeInHand(place)
    const { as, client, auth, redirectUri } = party
    const told = oauth.validateAuthResponse(as, client, back, asked.state)
    return () =>
      oauth.authorizationCodeGrantRequest(
        ...([as, client, auth, told, redirectUri, asked.verifier, INSECURE] as const),
      )
  },
  refresh_token: async (place) => {
    const { party, tokens } = await letIn(place)
    return () => refresh(party, tokens.refresh_token)
  },
  client_credentials: async (place) => {
    const party = await addParty(place)
    return () => mint(party)
  },
  [DEVICE_CODE]: async (place) => {
    const party = await addParty(place)
    const { as, client, auth } = party
    const begun = await beginDevice(party, { scope: 'openid' })
    await approveDevice(await place.story.signIn(place.story.member, place.origin), begun.user_code)
    return () => oauth.deviceCodeGrantRequest(as, client, auth, begun.device_code, INSECURE)
  },
}

for (const [grantType, prepare] of Object.entries(USES)) {
  test(`${grantType} left out by the policy: refused, though all that it takes is there`, async ({
    server,
    story,
  }) => {
    const place = { story, origin: server.origin }
    const use = await prepare(place)
    await leaveOut(place, grantType)
    const refused = await use()
    expect(await errorOf(refused)).toEqual([400, 'unauthorized_client'])
    await leaveOut(place, EXCHANGE)
    expect((await use()).status).toBe(200)
  })
}

test('authorization_code left out by the policy: nobody is asked, and the app is told', async ({
  server,
  story,
}) => {
  const place = { story, origin: server.origin }
  const party = await addParty(place)
  await leaveOut(place, 'authorization_code')
  const session = await story.signIn(story.member, server.origin)
  const asked = await ask(party)
  const { headers } = await session.visit(asked.url.href)
  const back = new URL(headers.get('location') ?? '', server.origin)
  expect(back.origin + back.pathname).toBe(party.redirectUri)
  expect(Object.fromEntries(back.searchParams)).toMatchObject({
    error: 'unauthorized_client',
    state: asked.state,
    iss: server.origin,
  })
  const { as, client, auth } = party
  const { searchParams } = asked.url
  const pushed = await oauth.pushedAuthorizationRequest(as, client, auth, searchParams, INSECURE)
  expect(await errorOf(pushed)).toEqual([400, 'unauthorized_client'])
})

test('a device code cannot be asked for where the policy leaves it out', async ({
  server,
  story,
}) => {
  const place = { story, origin: server.origin }
  const { as, client, auth } = await addParty(place)
  await leaveOut(place, DEVICE_CODE)
  const scope = { scope: 'openid' }
  const answer = await oauth.deviceAuthorizationRequest(as, client, auth, scope, INSECURE)
  expect(await errorOf(answer)).toEqual([400, 'unauthorized_client'])
})

test('token exchange left out by the policy: refused, and nothing else is', async ({
  server,
  story,
}) => {
  const place = { story, origin: server.origin }
  const party = await addParty(place)
  await leaveOut(place, EXCHANGE)
  const { access_token: token } = await (await mint(party)).json()
  const refused = await exchange(party, token)
  expect(await errorOf(refused)).toEqual([400, 'unauthorized_client'])
})
