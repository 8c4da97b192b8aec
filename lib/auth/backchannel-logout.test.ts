import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import {
  sweepSessionsOfApps,
  tellOfEndedSessions,
} from '@/lib/oauth/sessions/tell-of-ended-sessions'
import { Browser } from '@/lib/oauth/testing/browser'
import { expect, signedIn, test } from '@/lib/oauth/testing/listening-app'
import { approve, makePerson } from '@/lib/oauth/testing/people'
import { requestFor } from '@/lib/oauth/testing/relying-party'
import { confirmSignOut, logoutUrl } from '@/lib/oauth/testing/sign-out'
import { tokensFor } from '@/lib/oauth/testing/tokens-for'
import { endSession } from '@/lib/people/sessions/end-session'
import { signOutEverywhere } from '@/lib/people/sessions/sign-out-everywhere'

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
  await browser.follow(logoutUrl(party))
  await confirmSignOut(browser)
  await expect.poll(() => listener.heard.length).toBe(1)
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
  await tokensFor(one.party, { person })
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
