import type { Actor } from '@/lib/actor'
import { moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { nextStep } from '../interaction/next-step'
import { readDevice } from '../interaction/read-device'
import { readInteraction } from '../interaction/read-interaction'
import { Browser } from '../testing/browser'
import { type EngineUnderTest, expect, test } from '../testing/engine-test'
import { emptyDisk, fillDisk, TOKENS } from '../testing/full-disk'
import { agree, interactionRef, makePerson, signIn } from '../testing/people'
import {
  INSECURE,
  makeRelyingParty,
  oauth,
  type RelyingParty,
  userInfo,
} from '../testing/relying-party'

async function begin({ as, client, auth }: RelyingParty) {
  const parameters = { scope: 'openid profile offline_access' }
  const answer = await oauth.deviceAuthorizationRequest(as, client, auth, parameters, INSECURE)
  return oauth.processDeviceAuthorizationResponse(as, client, answer)
}

async function poll({ as, client, auth }: RelyingParty, deviceCode: string) {
  const answer = await oauth.deviceCodeGrantRequest(as, client, auth, deviceCode, INSECURE)
  return { status: answer.status, body: await answer.json() }
}

/** Types the code into the page and presses a button. Answers the URL where the browser then is. */
async function press(
  browser: Browser,
  userCode: string,
  button: 'confirm' | 'abort',
): Promise<URL> {
  await browser.follow('/oauth2/device')
  const xsrf = (await readDevice(browser.cookies('/device'), null))?.xsrf ?? ''
  const page = await browser.follow('/oauth2/device', { xsrf, user_code: userCode })
  expect(page.pathname + page.search).toMatch(/^\/device\?step=confirm&user_code=/)
  return browser.follow('/oauth2/device', { xsrf, user_code: userCode, [button]: 'yes' })
}

/** Continues from the page of an interaction if no question is left; otherwise stays there. */
async function pass(browser: Browser, at: URL, person: Actor): Promise<URL> {
  if (!at.pathname.startsWith('/interaction/')) return at
  const view = await readInteraction(interactionRef(browser, at.pathname))
  if (!view || nextStep(view.pending, { ...person, amr: [] }) === 'consent') return at
  return browser.follow(view.resumeUrl)
}

async function nativeApp(engine: EngineUnderTest) {
  return makeRelyingParty(engine.origin, { type: 'native', redirectUri: 'http://127.0.0.1/cb' })
}

test('a device waits, a person types its code and agrees, and it gets tokens once, also after a failure', async ({
  engine,
}) => {
  const party = await nativeApp(engine)
  const person = await makePerson()
  const { device_code, user_code, verification_uri } = await begin(party)
  expect(verification_uri).toBe(`${engine.origin}/oauth2/device`)
  expect((await poll(party, device_code)).body.error).toBe('authorization_pending')

  const browser = new Browser(engine.origin)
  await signIn(browser, person)
  const at = await press(browser, user_code.toLowerCase(), 'confirm')
  const done = await agree(browser, at, person)
  expect(done.pathname + done.search).toBe('/device?done=approved')

  await fillDisk(pool(), TOKENS)
  expect((await poll(party, device_code)).status).toBe(503)
  await emptyDisk(pool())
  const { status, body } = await poll(party, device_code)
  expect([status, body.token_type, typeof body.refresh_token]).toEqual([200, 'Bearer', 'string'])
  expect((await (await userInfo(party, body.access_token)).json()).sub).toBe(person.personId)
  expect((await poll(party, device_code)).body.error).toBe('invalid_grant')
})

test('a device is told how long to wait, and to slow down when it does not', async ({ engine }) => {
  const party = await nativeApp(engine)
  const { device_code, interval } = await begin(party)
  expect(interval).toBe(5)
  const answers = async () => (await poll(party, device_code)).body.error
  expect([await answers(), await answers()]).toEqual(['authorization_pending', 'slow_down'])
  moveClock(5)
  expect(await answers()).toBe('authorization_pending')
  const other = await begin(party)
  expect((await poll(party, other.device_code)).body.error).toBe('authorization_pending')
})

test('who confirms the code is not asked again, and nobody else gets by with that', async ({
  engine,
}) => {
  const party = await nativeApp(engine)
  const [ada, bob] = [await makePerson('Ada'), await makePerson('Bob')]
  const browser = new Browser(engine.origin)
  await signIn(browser, ada)
  const first = await begin(party)
  const question = await press(browser, first.user_code, 'confirm')
  await signIn(browser, bob)
  const page = await pass(browser, await pass(browser, question, bob), bob)
  expect(page.pathname).toMatch(/^\/interaction\//)
  expect((await poll(party, first.device_code)).body.error).toBe('authorization_pending')

  const { user_code, device_code } = await begin(party)
  const at = await press(browser, user_code, 'confirm')
  const done = await pass(browser, await pass(browser, at, bob), bob)
  expect(done.pathname + done.search).toBe('/device?done=approved')
  expect((await poll(party, device_code)).status).toBe(200)
})

test('an app that is suspended after its code was confirmed gets no consent, and the person a page', async ({
  engine,
}) => {
  const party = await nativeApp(engine)
  const person = await makePerson()
  const browser = new Browser(engine.origin)
  await signIn(browser, person)
  const { user_code } = await begin(party)
  const resumeUrl = async (at: URL) =>
    (await readInteraction(interactionRef(browser, at.pathname)))?.resumeUrl ?? ''
  const login = await press(browser, user_code, 'confirm')
  const consent = await resumeUrl(await browser.follow(await resumeUrl(login)))
  await db().app.update({ where: { id: party.appId }, data: { suspendedAt: now() } })
  const answer = await browser.request(consent)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/device?error=not_found'])
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await db().grant.count({ where: { appId: party.appId } })).toBe(0)
})

test('who says no ends it, and the device learns so', async ({ engine }) => {
  const party = await nativeApp(engine)
  const { device_code, user_code } = await begin(party)
  const at = await press(new Browser(engine.origin), user_code, 'abort')
  expect(at.pathname + at.search).toBe('/device?done=denied')
  expect((await poll(party, device_code)).body.error).toBe('access_denied')
  expect((await poll(party, device_code)).body.error).toBe('access_denied')
})

test('a code that comes along in the address is only shown, and a wrong one is told', async ({
  engine,
}) => {
  const party = await nativeApp(engine)
  const { verification_uri_complete, user_code } = await begin(party)
  const browser = new Browser(engine.origin)
  const at = await browser.follow(String(verification_uri_complete))
  expect(at.pathname + at.search).toBe(`/device?step=enter&user_code=${user_code}`)
  const view = await readDevice(browser.cookies('/device'), user_code)
  expect(view?.asking?.app.id).toBe(party.appId)
  expect(await readDevice('', user_code)).toBeNull()
  const form = { xsrf: view?.xsrf ?? '', user_code: 'BBBB-BBBB' }
  expect((await browser.follow('/oauth2/device', form)).search).toBe('?error=not_found')
})

test('a form from another site approves nothing', async ({ engine }) => {
  const party = await nativeApp(engine)
  const { device_code, user_code } = await begin(party)
  const browser = new Browser(engine.origin)
  await signIn(browser, await makePerson())
  await browser.follow('/oauth2/device')
  const forged = { xsrf: 'guessed', user_code, confirm: 'yes' }
  expect((await browser.follow('/oauth2/device', forged)).search).toBe('?error=refused')
  expect((await poll(party, device_code)).body.error).toBe('authorization_pending')
})

test('a form, or a way back, without its session begins anew', async ({ engine }) => {
  const form = { xsrf: 'x', user_code: 'BBBB-BBBB', confirm: 'yes' }
  const posted = await new Browser(engine.origin).follow('/oauth2/device', form)
  expect(posted.search).toBe('?step=enter')
  expect((await new Browser(engine.origin).follow('/oauth2/device/abc')).search).toBe('?step=enter')
})
