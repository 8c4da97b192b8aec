import { now } from '@/lib/clock'
import { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { readLogout } from '@/lib/oauth/interaction/read-logout'
import {
  sweepSessionsOfApps,
  tellOfEndedSessions,
} from '@/lib/oauth/sessions/tell-of-ended-sessions'
import { Browser } from '@/lib/oauth/testing/browser'
import { test as base, expect } from '@/lib/oauth/testing/engine-test'
import { type LogoutListener, listenForLogout } from '@/lib/oauth/testing/logout-listener'
import { approve, makePerson } from '@/lib/oauth/testing/people'
import { makeRelyingParty, oauth, redeem, requestFor } from '@/lib/oauth/testing/relying-party'
import { endSession } from '@/lib/people/sessions/end-session'
import { signOutEverywhere } from '@/lib/people/sessions/sign-out-everywhere'

/** An app that listens, by real HTTP, to who signs out. */
const test = base.extend<{ listener: LogoutListener & { appId: string } }>({
  listener: async ({ engine }, use) => {
    const app = { appId: '' }
    const audience = () => app.appId
    const listener = await listenForLogout({ issuer: engine.origin, audience })
    await use(Object.assign(app, listener))
    listener.close()
  },
})

type ListeningApp = { origin: string; listener: LogoutListener & { appId: string } }

/** Somebody is signed in to the app that listens; what its ID token said. */
async function signedIn({ origin, listener }: ListeningApp, person = makePerson()) {
  const party = await makeRelyingParty(origin, { backchannelLogoutUri: listener.uri })
  listener.appId = party.appId
  const [actor, browser] = [await person, new Browser(origin)]
  const request = await requestFor(party, { scope: 'openid' })
  const answer = await redeem(party, request, await approve(browser, request.url, actor))
  const tokens = await oauth.processAuthorizationCodeResponse(party.as, party.client, answer)
  const session = new Plaintext(browser.portalSession ?? '')
  return { party, actor, browser, session, claims: oauth.getValidatedIdTokenClaims(tokens) }
}

test('an app is told by a token that it can verify when its user signs out of the portal', async ({
  engine: { origin },
  listener,
}) => {
  const { session, claims } = await signedIn({ origin, listener })
  await endSession(session)
  await expect.poll(() => listener.heard.length).toBe(1)
  expect(listener.heard[0]).toMatchObject({
    sub: claims?.sub,
    sid: claims?.sid,
    jti: expect.any(String),
    iat: expect.any(Number),
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  })
  expect(listener.heard[0]).not.toHaveProperty('nonce')
})

test('an app is told when its user signs out at an app’s request', async ({
  engine: { origin },
  listener,
}) => {
  const { party, browser, claims } = await signedIn({ origin, listener })
  await browser.follow(`/oauth2/logout?client_id=${party.appId}`)
  const xsrf = (await readLogout(browser.cookies('/logout')))?.xsrf ?? ''
  await browser.follow('/oauth2/logout/confirm', { xsrf, logout: 'yes' })
  expect(listener.heard).toMatchObject([{ sub: claims?.sub, sid: claims?.sid }])
})

test('an app is told once for a session, however many sign out at the same moment', async ({
  engine: { origin },
  listener,
}) => {
  const { session, actor } = await signedIn({ origin, listener })
  const many = Array.from({ length: 8 }, () => endSession(session))
  await Promise.all(
    many.concat(Array.from({ length: 8 }, () => tellOfEndedSessions(actor.personId))),
  )
  await expect.poll(() => listener.heard.length).toBe(1)
  await tellOfEndedSessions(actor.personId)
  await sweepSessionsOfApps()
  expect(listener.heard).toHaveLength(1)
})

test('everywhere is each session, and nobody else’s', async ({ engine: { origin }, listener }) => {
  const person = makePerson()
  const one = await signedIn({ origin, listener }, person)
  const request = await requestFor(one.party, { scope: 'openid' })
  const other = new Browser(origin)
  await redeem(one.party, request, await approve(other, request.url, one.actor))
  const stranger = await requestFor(one.party, { scope: 'openid' })
  await approve(new Browser(origin), stranger.url, await makePerson())
  await signOutEverywhere(one.actor)
  await expect.poll(() => listener.heard.length).toBe(2)
  expect(new Set(listener.heard.map(({ sub }) => sub))).toEqual(new Set([one.actor.personId]))
  expect(new Set(listener.heard.map(({ sid }) => sid)).size).toBe(2)
})

test('nobody is told of a session that goes on', async ({ engine: { origin }, listener }) => {
  const { actor } = await signedIn({ origin, listener })
  await tellOfEndedSessions(actor.personId)
  expect(await sweepSessionsOfApps()).toBe(0)
  expect(listener.heard).toEqual([])
})

test('a session that ends by itself is told of by the next sweep', async ({
  engine: { origin },
  listener,
}) => {
  const { actor } = await signedIn({ origin, listener })
  await db().personSession.deleteMany({ where: { personId: actor.personId } })
  expect(await sweepSessionsOfApps()).toBe(1)
  expect(listener.heard).toMatchObject([{ sub: actor.personId }])
})

test('an app that is suspended hears nothing, and one that cannot be reached harms nobody', async ({
  engine: { origin },
  listener,
}) => {
  const { party, session, actor } = await signedIn({ origin, listener })
  await db().app.update({ where: { id: party.appId }, data: { suspendedAt: now() } })
  await endSession(session)
  await tellOfEndedSessions(actor.personId)
  expect(listener.heard).toEqual([])

  const next = await signedIn({ origin, listener })
  listener.close()
  await endSession(next.session)
  await tellOfEndedSessions(next.actor.personId)
  expect(await db().artifact.count({ where: { kind: 'Session', personId: { not: null } } })).toBe(0)
})
