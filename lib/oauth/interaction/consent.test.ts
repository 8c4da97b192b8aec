import { MINUTE, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { agree, approve, interactionRef, makePerson, signIn } from '../testing/people'
import { makeRelyingParty, oauth, redeem, requestFor } from '../testing/relying-party'
import { approveInteraction } from './approve-interaction'
import { denyInteraction } from './deny-interaction'
import { readInteraction } from './read-interaction'

/** Goes on from the page of an interaction, as that does when it has nothing to ask. */
async function goOn(browser: Browser, { pathname }: URL): Promise<URL> {
  const view = await readInteraction(interactionRef(browser, pathname))
  return browser.follow(view?.resumeUrl ?? '')
}

test('who is asked reads who asks, for what, and what of it is new', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin, { scopes: ['orders.read', 'orders.write'] })
  const person = await makePerson()
  const browser = new Browser(engine.origin)
  await approve(browser, (await requestFor(party, { scope: 'openid orders.read' })).url, person)
  const { url } = await requestFor(party, { scope: 'openid orders.read orders.write' })
  const at = await browser.follow(url)
  const view = await readInteraction(interactionRef(browser, at.pathname))
  expect(view).toMatchObject({
    pending: { prompt: 'consent', personId: person.personId },
    returnHost: 'app.example',
    app: { id: party.appId, name: 'Orders', ownerName: 'Ada', organizationName: 'Acme' },
  })
  expect(view?.scopes.map(({ name, isNew }) => [name, isNew])).toEqual([
    ['openid', false],
    ['orders.read', false],
    ['orders.write', true],
  ])
})

test('only the person who was asked approves', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const person = await makePerson()
  const browser = new Browser(engine.origin)
  await signIn(browser, person)
  const at = await browser.follow((await requestFor(party)).url)
  const login = interactionRef(browser, at.pathname)
  await expect(approveInteraction(person, login)).rejects.toThrow(Refusal)
  const page = await goOn(browser, at)
  const consent = interactionRef(browser, page.pathname)
  const other = await makePerson()
  await expect(approveInteraction(other, consent)).rejects.toThrow(Refusal)
  expect(await db().grant.count()).toBe(0)
  const back = await browser.follow(await approveInteraction(person, consent))
  expect(back.searchParams.get('code')).toMatch(/^[\w-]{44}$/)
  await expect(approveInteraction(person, consent)).rejects.toThrow(Refusal)
})

test('who says no sends the app away with access_denied', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  const request = await requestFor(party)
  const at = await browser.follow(request.url)
  const back = await browser.follow(
    await denyInteraction(interactionRef(browser, at.pathname), null),
  )
  expect(Object.fromEntries(back.searchParams)).toMatchObject({
    error: 'access_denied',
    state: request.state,
    iss: engine.origin,
  })
})

test('an app that wants a new proof does not get an old one', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const person = await makePerson()
  const browser = new Browser(engine.origin)
  await approve(browser, (await requestFor(party)).url, person)
  const provenAt = secondsAfter(now(), -MINUTE)
  await db().personSession.updateMany({ data: { provenAt } })
  const at = await browser.follow((await requestFor(party, { prompt: 'login' })).url)
  const again = await goOn(browser, at)
  const view = await readInteraction(interactionRef(browser, again.pathname))
  expect(view?.pending).toMatchObject({ prompt: 'login', reasons: ['login_prompt'] })
  await signIn(browser, person)
  const back = await goOn(browser, again)
  expect(back.searchParams.get('code')).toMatch(/^[\w-]{44}$/)
})

test('one person who approves in many browsers at once has one grant, with everything in it', async ({
  engine,
}) => {
  const scopes = ['a', 'b', 'c', 'd']
  const party = await makeRelyingParty(engine.origin, { scopes })
  const person = await makePerson()
  const backs = await Promise.all(
    scopes.map(async (scope) => {
      const { url } = await requestFor(party, { scope: `openid ${scope}` })
      return approve(new Browser(engine.origin), url, person)
    }),
  )
  expect(backs.filter((back) => back.searchParams.has('code'))).toHaveLength(scopes.length)
  const grants = await db().grant.findMany()
  expect(grants.map((grant) => grant.scopes.toSorted())).toEqual([[...scopes, 'openid']])
})

test('who changes places with another person in the middle of it answers for themselves', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  const [ada, bob] = [await makePerson('Ada'), await makePerson('Bob')]
  await approve(browser, (await requestFor(party)).url, ada)
  const request = await requestFor(party, { prompt: 'consent' })
  const page = await browser.follow(request.url)
  await signIn(browser, bob)
  const consent = interactionRef(browser, page.pathname)
  const view = await readInteraction(consent)
  expect(view?.pending).toMatchObject({ prompt: 'consent', personId: null })
  await expect(approveInteraction(bob, consent)).rejects.toThrow(Refusal)
  await expect(approveInteraction(ada, consent)).rejects.toThrow(Refusal)

  const back = await agree(browser, page, bob)
  const answer = await redeem(party, request, back)
  const tokens = await oauth.processAuthorizationCodeResponse(party.as, party.client, answer)
  expect(oauth.getValidatedIdTokenClaims(tokens)?.sub).toBe(bob.personId)
})

test('who says yes after the redirect URI was taken from the app is sent nowhere', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const person = await makePerson()
  const browser = new Browser(engine.origin)
  await signIn(browser, person)
  const first = await browser.follow((await requestFor(party)).url)
  const at = await goOn(browser, first)
  const moved = { redirectUris: ['https://app.example/moved'], version: { increment: 1 } }
  await db().app.update({ where: { id: party.appId }, data: moved })
  const onward = await approveInteraction(person, interactionRef(browser, at.pathname))
  const answer = await browser.request(onward)
  expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
  expect(await db().artifact.count({ where: { kind: 'AuthorizationCode' } })).toBe(0)
})

test('that a person did not agree is in the audit log, as theirs alone', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const [person, other] = [await makePerson(), await makePerson()]
  for (const [answering, told] of [
    [other, 0],
    [person, 1],
  ] as const) {
    const browser = new Browser(engine.origin)
    await signIn(browser, person)
    const page = await goOn(browser, await browser.follow((await requestFor(party)).url))
    await denyInteraction(interactionRef(browser, page.pathname), answering)
    const denied = { action: 'grant.denied', appId: party.appId, actorId: person.personId }
    expect(await db().auditEvent.count({ where: denied })).toBe(told * 2)
  }
})
