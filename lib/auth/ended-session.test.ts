import { NO_ORIGIN } from '@/lib/actor'
import { HOUR, now, secondsAfter } from '@/lib/clock'
import { Plaintext } from '@/lib/crypto/plaintext'
import { db, inTransaction } from '@/lib/db/client'
import { makeApi } from '@/lib/oauth/resources/testing/apis'
import { Browser } from '@/lib/oauth/testing/browser'
import { expect, test } from '@/lib/oauth/testing/engine-test'
import { approve, makePerson, signIn } from '@/lib/oauth/testing/people'
import {
  INSECURE,
  makeRelyingParty,
  oauth,
  redeem,
  refresh,
  requestFor,
  userInfo,
} from '@/lib/oauth/testing/relying-party'
import { digestPassword } from '@/lib/people/passwords/password-digest'
import { endSession } from '@/lib/people/sessions/end-session'
import { renewSession } from '@/lib/people/sessions/renew-session'
import { signOutEverywhere } from '@/lib/people/sessions/sign-out-everywhere'
import { startSession } from '@/lib/people/sessions/start-session'
import { changePassword } from '@/lib/people/testing/parsed'
import { replaceSession } from './replace-session'

const PASSWORD = 'olive-tractor-91-moon'

/** Somebody at a browser, and an app that holds one of each of them that ends with the session. */
async function setUp(origin: string, person = makePerson()) {
  const party = await makeRelyingParty(origin)
  const api = await makeApi(party.organization, { tokenFormat: 'jwt' })
  const [actor, browser] = [await person, new Browser(origin)]
  const mint = async (changes: Record<string, string>) => {
    const request = await requestFor(party, changes)
    return { request, back: await approve(browser, request.url, actor) }
  }
  const tokens = async (changes: Record<string, string>) => {
    const { request, back } = await mint(changes)
    const answer = await redeem(party, request, back)
    return oauth.processAuthorizationCodeResponse(party.as, party.client, answer)
  }
  const opaque = await tokens({ scope: 'openid' })
  const jwt = await tokens({ scope: 'openid orders.read', resource: api.identifier })
  const code = await mint({ scope: 'openid' })
  return { party, actor, browser, opaque, jwt, code }
}

type Setup = Awaited<ReturnType<typeof setUp>>

async function isActive({ party: { as, client, auth } }: Setup, token: string): Promise<boolean> {
  const answer = await oauth.introspectionRequest(as, client, auth, token, INSECURE)
  return (await answer.json()).active === true
}

/** What the app can still do with what it holds. */
async function served(held: Setup) {
  const { party, opaque, jwt, code } = held
  return {
    userinfo: (await userInfo(party, opaque.access_token)).status === 200,
    introspection: await isActive(held, opaque.access_token),
    jwt: await isActive(held, jwt.access_token),
    code: (await redeem(party, code.request, code.back)).status === 200,
  }
}

const ALL = { userinfo: true, introspection: true, jwt: true, code: true }
const NOTHING = { userinfo: false, introspection: false, jwt: false, code: false }

const sessionOf = ({ browser }: Setup) => new Plaintext(browser.portalSession ?? '')

const ENDS: Record<string, (held: Setup) => Promise<unknown>> = {
  'signing out of the portal': (held) => endSession(sessionOf(held)),
  'signing out everywhere': ({ actor }) => signOutEverywhere(actor),
  'a new password': async ({ actor }) => {
    const passwordDigest = await digestPassword(PASSWORD, { email: 'ada@fjord.example' })
    await db().person.update({ where: { id: actor.personId }, data: { passwordDigest } })
    await changePassword(actor, { current: PASSWORD, next: 'copper-giraffe-17-lamp' })
  },
  'eight idle hours': ({ actor }) => age(actor.personId, { lastSeenAt: hoursAgo(8) }),
  'a day of work': ({ actor }) => age(actor.personId, { startedAt: hoursAgo(24) }),
  'a person who is disabled': ({ actor }) =>
    db().person.update({ where: { id: actor.personId }, data: { disabledAt: now() } }),
}

const hoursAgo = (hours: number) => secondsAfter(now(), -hours * HOUR)

const age = (personId: string, data: { startedAt?: Date; lastSeenAt?: Date }) =>
  db().personSession.updateMany({ where: { personId }, data })

test('while somebody is signed in, what apps hold of the session is served', async ({ engine }) => {
  expect(await served(await setUp(engine.origin))).toEqual(ALL)
})

for (const [what, end] of Object.entries(ENDS)) {
  test(`${what} ends at once what apps hold of the session`, async ({ engine }) => {
    const held = await setUp(engine.origin)
    await end(held)
    expect(await served(held)).toEqual(NOTHING)
  })
}

test('what was granted for longer outlasts the portal session', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const [browser, person] = [new Browser(engine.origin), await makePerson()]
  const request = await requestFor(party, { scope: 'openid offline_access' })
  const answer = await redeem(party, request, await approve(browser, request.url, person))
  const tokens = await answer.json()
  await endSession(new Plaintext(browser.portalSession ?? ''))
  expect((await userInfo(party, tokens.access_token)).status).toBe(200)
  expect((await refresh(party, tokens.refresh_token)).status).toBe(200)
})

test('signing out at one browser leaves the others of the same person alone', async ({
  engine,
}) => {
  const person = await makePerson()
  const [one, other] = [
    await setUp(engine.origin, Promise.resolve(person)),
    await setUp(engine.origin, Promise.resolve(person)),
  ]
  await endSession(sessionOf(one))
  expect(await served(one)).toEqual(NOTHING)
  expect(await served(other)).toEqual(ALL)
})

test('what has ended stays so when its person signs in again at the same browser', async ({
  engine,
}) => {
  for (const end of [ENDS['signing out of the portal'], ENDS['eight idle hours']]) {
    const held = await setUp(engine.origin)
    await end?.(held)
    await signIn(held.browser, held.actor)
    expect(await served(held)).toEqual(NOTHING)
    const request = await requestFor(held.party, { scope: 'openid' })
    await approve(held.browser, request.url, held.actor)
    expect(await served(held)).toEqual(NOTHING)
  }
})

test('who proves anew who they are at the same browser stays signed in to apps', async ({
  engine,
}) => {
  const held = await setUp(engine.origin)
  const again = await startSession({ personId: held.actor.personId, epoch: 1 }, NO_ORIGIN)
  await replaceSession(sessionOf(held), again)
  held.browser.portalSession = again.reveal()
  expect(await served(held)).toEqual(ALL)
})

test('who does a step-up stays signed in to apps, then and at the next sign-in', async ({
  engine,
}) => {
  const held = await setUp(engine.origin)
  const renewed = await inTransaction((tx) => renewSession(tx, sessionOf(held), { overlap: false }))
  held.browser.portalSession = renewed?.reveal() ?? ''
  const request = await requestFor(held.party, { scope: 'openid', prompt: 'none' })
  expect((await approve(held.browser, request.url, held.actor)).searchParams.has('code')).toBe(true)
  const again = await startSession({ personId: held.actor.personId, epoch: 1 }, NO_ORIGIN)
  await replaceSession(sessionOf(held), again)
  held.browser.portalSession = again.reveal()
  expect(await served(held)).toEqual(ALL)
})

test('nobody takes over what another person was signed in to at the same browser', async ({
  engine,
}) => {
  const held = await setUp(engine.origin)
  const { personId } = await makePerson()
  await replaceSession(sessionOf(held), await startSession({ personId, epoch: 1 }, NO_ORIGIN))
  expect(await served(held)).toEqual(NOTHING)
})

test('a session that is over hands nothing on to the one that follows', async ({ engine }) => {
  const held = await setUp(engine.origin)
  await ENDS['eight idle hours']?.(held)
  const again = await startSession({ personId: held.actor.personId, epoch: 1 }, NO_ORIGIN)
  await replaceSession(sessionOf(held), again)
  expect(await served(held)).toEqual(NOTHING)
})

test('whatever is minted while somebody signs out is dead when they are out', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const [browser, person] = [new Browser(engine.origin), await makePerson()]
  const codes: [Awaited<ReturnType<typeof requestFor>>, URL][] = []
  for (let n = 0; n < 8; n += 1) {
    const request = await requestFor(party, { scope: 'openid' })
    codes.push([request, await approve(browser, request.url, person)])
  }
  const redeeming = codes.map(([request, back]) => redeem(party, request, back))
  const leaving = endSession(new Plaintext(browser.portalSession ?? ''))
  const answers = await Promise.all(redeeming)
  await leaving
  for (const answer of answers) {
    const { access_token: token } = await answer.json()
    expect([400, 401]).toContain(token ? (await userInfo(party, token)).status : answer.status)
  }
})
