import { DAY, moveClock, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { readInteraction } from '../interaction/read-interaction'
import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { approve, interactionRef, makePerson, signIn } from '../testing/people'
import { makeRelyingParty, type RelyingParty, redeem, requestFor } from '../testing/relying-party'

const inDays = (days: number) => secondsAfter(now(), days * DAY)

/** The status of the answer to a browser that shall come back to `redirectUri`. */
async function statusAt(party: RelyingParty, redirectUri: string): Promise<number> {
  const { url } = await requestFor({ ...party, redirectUri })
  return (await new Browser(url.origin).request(url)).status
}

/** A person lets the app in, and it redeems the code. Answers where the person came back to. */
async function letIn(party: RelyingParty): Promise<string> {
  const request = await requestFor(party)
  const back = await approve(new Browser(request.url.origin), request.url, await makePerson())
  const answer = await redeem(party, request, back)
  expect([answer.status, answer.status === 200 ? '' : await answer.text()]).toEqual([200, ''])
  return back.href.split('?')[0] ?? ''
}

for (const redirectUri of [
  'https://localhost/cb',
  'https://127.0.0.1:8443/cb',
  'com.example.app:/cb',
  'cursor://anysphere.cursor-retrieval/oauth/cb',
]) {
  test(`a native app returns to ${redirectUri}`, async ({ engine }) => {
    expect(
      await letIn(await makeRelyingParty(engine.origin, { type: 'native', redirectUri })),
    ).toBe(redirectUri)
  })
}

test('an app with a secret that runs on devices returns to its own scheme and to the device', async ({
  engine,
}) => {
  const redirectUri = 'com.example.app:/cb'
  const applicationType = 'native'
  const party = await makeRelyingParty(engine.origin, { redirectUri, applicationType })
  expect(await letIn(party)).toBe(redirectUri)
})

test('nothing of a private-use redirect URI may differ', async ({ engine }) => {
  const redirectUri = 'com.example.app:/cb'
  const party = await makeRelyingParty(engine.origin, { type: 'native', redirectUri })
  for (const other of ['com.example.app:/CB', 'COM.example.app:/cb', 'com.example.app://cb']) {
    expect(await statusAt(party, other), other).toBe(400)
  }
})

test('a web app in development returns to localhost at any port, for as long as it is', async ({
  engine,
}) => {
  const redirectUri = 'http://localhost:3000/cb'
  const developmentUntil = inDays(30)
  const party = await makeRelyingParty(engine.origin, { redirectUri, developmentUntil })
  expect(await letIn(party)).toBe(redirectUri)
  const elsewhere = { ...party, redirectUri: 'http://localhost:5173/cb' }
  expect(await letIn(elsewhere)).toBe(elsewhere.redirectUri)
  expect(await statusAt(party, 'http://127.0.0.1:3000/cb')).toBe(400)
  const until = (developmentUntil: Date) =>
    db().app.update({
      where: { id: party.appId },
      data: { developmentUntil, version: { increment: 1 } },
    })
  await until(now())
  expect(await statusAt(party, redirectUri)).toBe(400)
  await until(inDays(30))
  expect(await letIn(party)).toBe(redirectUri)
  moveClock(31 * DAY)
  expect(await statusAt(party, redirectUri)).toBe(400)
})

test('who is asked reads that the app is in development, and which scheme gets the answer', async ({
  engine,
}) => {
  const viewFor = async (options: Parameters<typeof makeRelyingParty>[1]) => {
    const { url } = await requestFor(await makeRelyingParty(engine.origin, options))
    const browser = new Browser(engine.origin)
    const { pathname } = await browser.follow(url)
    return readInteraction(interactionRef(browser, pathname))
  }
  const redirectUri = 'http://localhost:3000/cb'
  expect(await viewFor({ redirectUri, developmentUntil: inDays(1) })).toMatchObject({
    returnHost: 'localhost:3000',
    returnScheme: null,
    app: { inDevelopment: true },
  })
  expect(await viewFor({ type: 'native', redirectUri: 'cursor://mcp/cb' })).toMatchObject({
    returnHost: null,
    returnScheme: 'cursor',
    app: { inDevelopment: false },
  })
})

test('nothing goes to a device without the person; to a claimed https address it may (RFC 8252 §8.6)', async ({
  engine,
}) => {
  const again = async (redirectUri: string) => {
    const party = await makeRelyingParty(engine.origin, { type: 'native', redirectUri })
    const [browser, person] = [new Browser(engine.origin), await makePerson()]
    await signIn(browser, person)
    await approve(browser, (await requestFor(party)).url, person)
    const { url } = await requestFor(party)
    url.searchParams.set('prompt', 'none')
    return (await browser.follow(url)).searchParams.get('error')
  }
  expect(await again('com.example.app:/cb')).toBe('interaction_required')
  expect(await again('http://127.0.0.1/cb')).toBe('interaction_required')
  expect(await again('https://claimed.example/cb')).toBeNull()
})
