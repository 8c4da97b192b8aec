import { decide } from '../harness/ceremony'
import {
  addParty,
  ask,
  at,
  errorOf,
  letIn,
  oauth,
  redeem,
  refresh,
  userInfo,
} from '../harness/relying-party'
import { expect, test } from '../harness/test'

const REFUSED = [400, 'invalid_grant']

test('oauth4webapi: a person lets an app in, it learns who they are, and refreshes', async ({
  server,
  story,
}) => {
  const party = await addParty({ story, origin: server.origin })
  const session = await story.signIn(story.member, server.origin)
  const asked = await ask(party, { nonce: 'n-0S6' })
  const back = await decide(session, asked.url)
  expect(back.searchParams.get('iss')).toBe(party.as.issuer)
  const tokens = await oauth.processAuthorizationCodeResponse(
    party.as,
    party.client,
    await redeem(party, asked, back),
    { requireIdToken: true, expectedNonce: 'n-0S6' },
  )
  const claims = oauth.getValidatedIdTokenClaims(tokens)
  expect(claims?.sub).toBe(story.member.id)
  const told = await oauth.processUserInfoResponse(
    party.as,
    party.client,
    String(claims?.sub),
    await userInfo(party, tokens.access_token),
  )
  expect(told.email).toBe(story.member.email)
  const again = await oauth.processRefreshTokenResponse(
    party.as,
    party.client,
    await refresh(party, String(tokens.refresh_token)),
  )
  expect((await userInfo(party, again.access_token)).status).toBe(200)
})

test('who denies is sent back to the app, which is told access_denied', async ({
  server,
  story,
}) => {
  const party = await addParty({ story, origin: server.origin })
  const session = await story.signIn(story.member, server.origin)
  const asked = await ask(party)
  const back = await decide(session, asked.url, 'deny')
  expect(back.origin + back.pathname).toBe(party.redirectUri)
  expect(back.searchParams.get('error')).toBe('access_denied')
  expect(back.searchParams.get('state')).toBe(asked.state)
  expect(back.searchParams.get('iss')).toBe(party.as.issuer)
  expect(back.searchParams.get('code')).toBeNull()
})

test('a code redeemed twice yields nothing and ends the grant', async ({ server, story }) => {
  const { party, session, asked, back, tokens } = await letIn({ story, origin: server.origin })
  expect((await session.visit('/authorizations')).text).toContain(party.app.name)
  expect(await errorOf(await redeem(party, asked, back))).toEqual(REFUSED)
  expect((await session.visit('/authorizations')).text).not.toContain(party.app.name)
  expect((await userInfo(party, tokens.access_token)).status).toBe(401)
  expect(await errorOf(await refresh(party, tokens.refresh_token))).toEqual(REFUSED)
})

test('of many who redeem one code over two processes at once, one gets tokens', async ({
  estate,
  story,
}) => {
  const [here, there] = estate.servers
  const party = await addParty({ story, origin: here.origin })
  const session = await story.signIn(story.member, here.origin)
  const asked = await ask(party)
  const back = await decide(session, asked.url)
  const elsewhere = at(party, (there ?? here).origin)
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, n) => redeem(n % 2 ? party : elsewhere, asked, back)),
  )
  const statuses = answers.map(({ status }) => status).toSorted()
  expect(statuses).toEqual([200, ...Array(15).fill(400)])
})

test('a refresh token used twice ends its family', async ({ server, story }) => {
  const { party, tokens } = await letIn({ story, origin: server.origin })
  const second = await (await refresh(party, tokens.refresh_token)).json()
  expect(await errorOf(await refresh(party, tokens.refresh_token))).toEqual(REFUSED)
  expect((await userInfo(party, second.access_token)).status).toBe(401)
  expect(await errorOf(await refresh(party, second.refresh_token))).toEqual(REFUSED)
})

test('of many who use one refresh token over two processes at once, one gets tokens', async ({
  estate,
  story,
}) => {
  const [here, there] = estate.servers
  const { party, tokens } = await letIn({ story, origin: here.origin })
  const elsewhere = at(party, (there ?? here).origin)
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, n) => refresh(n % 2 ? party : elsewhere, tokens.refresh_token)),
  )
  const statuses = answers.map(({ status }) => status).toSorted()
  expect(statuses).toEqual([200, ...Array(15).fill(400)])
})
