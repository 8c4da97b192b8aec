import { db } from '@/lib/db/client'
import {
  noteUnauthenticatedWrite,
  UNAUTHENTICATED_WRITES,
} from '@/lib/limits/unauthenticated-writes'
import { Browser } from '../testing/browser'
import { type EngineUnderTest, expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import { makeRelyingParty, requestFor } from '../testing/relying-party'

const rows = () => db().artifact.count()

function fillFrom(address: string): void {
  for (let n = 0; n < UNAUTHENTICATED_WRITES.limit; n += 1) noteUnauthenticatedWrite(address)
}

function nativeApp(engine: EngineUnderTest) {
  return makeRelyingParty(engine.origin, { type: 'native', redirectUri: 'http://127.0.0.1/cb' })
}

test('who asks for a form and never sends it leaves nothing', async ({ engine }) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  const paths = [
    '/oauth2/device',
    '/oauth2/device?user_code=BBBB-BBBB',
    '/oauth2/logout',
    `/oauth2/logout?client_id=${party.appId}&state=${'s'.repeat(5_000)}`,
    '/oauth2/logout?id_token_hint=none',
  ]
  for (const path of paths) {
    await new Browser(engine.origin).request(path)
    await browser.request(path)
  }
  expect(await rows()).toBe(0)
  await browser.request('/oauth2/device', { xsrf: 'guessed', user_code: 'BBBB-BBBB' })
  await browser.request('/oauth2/logout/confirm', { xsrf: 'guessed', logout: 'yes' })
  expect(await rows()).toBe(0)
})

test('an address that has stored much for nobody is refused for a while, and others are not', async ({
  engine,
}) => {
  const party = await nativeApp(engine)
  const form = { client_id: party.appId, scope: 'openid' }
  const request = Object.fromEntries((await requestFor(party)).url.searchParams)
  fillFrom('127.0.0.1')
  const before = await rows()
  for (const [path, body] of [
    ['/oauth2/device_authorization', form],
    ['/oauth2/par', { ...request, client_id: party.appId }],
  ] as const) {
    const { status, headers, body: answer } = await engine.post(path, body)
    expect([path, status, answer.error]).toEqual([path, 429, 'temporarily_unavailable'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    const elsewhere = { 'x-keyturn-address': '203.0.113.9' }
    expect((await engine.post(path, body, elsewhere)).status, path).toBeLessThan(300)
  }
  expect(await rows()).toBe(before + 2)
})

test('neither a person who is signed in nor an app that authenticates is counted', async ({
  engine,
}) => {
  const party = await makeRelyingParty(engine.origin)
  const browser = new Browser(engine.origin)
  await approve(browser, (await requestFor(party)).url, await makePerson())
  fillFrom('127.0.0.1')
  const { url } = await requestFor(party, { prompt: 'consent' })
  expect((await browser.follow(url)).pathname).toMatch(/^\/interaction\//)
  const stranger = await new Browser(engine.origin).follow(url)
  expect(stranger.searchParams.get('error')).toBe('temporarily_unavailable')
  const { as, client, auth } = party
  const headers = new Headers()
  const body = new URLSearchParams(url.searchParams)
  await auth(as, client, body, headers)
  const pushed = await engine.post('/oauth2/par', body.toString(), Object.fromEntries(headers))
  expect(pushed.status).toBe(201)
})

test('what is stored before anybody authenticates has at most 4 KB in a parameter', async ({
  engine,
}) => {
  const party = await nativeApp(engine)
  const { url } = await requestFor(party)
  const longest = 'n'.repeat(4 * 1024)
  const errorOf = async (nonce: string, path: string) => {
    const form = { ...Object.fromEntries(url.searchParams), client_id: party.appId, nonce }
    const { body } = await engine.post(path, form)
    return body.error_description
  }
  for (const path of ['/oauth2/par', '/oauth2/device_authorization']) {
    expect(await errorOf(longest, path), path).toBeUndefined()
    expect(await errorOf(`${longest}n`, path), path).toBe('nonce is too long')
  }
  const names = ['nonce', 'ui_locales', 'login_hint', 'acr_values', 'state']
  const many = Object.fromEntries(names.map((name) => [name, 'x'.repeat(4_000)]))
  const all = { client_id: party.appId, scope: 'openid', ...many }
  const { body } = await engine.post('/oauth2/device_authorization', all)
  expect(body.error_description).toBe('the request is too long')
  url.searchParams.set('nonce', `${longest}n`)
  const back = await new Browser(engine.origin).follow(url)
  expect(back.searchParams.get('error_description')).toBe('nonce is too long')
})

test('a client_id that is sent twice is an error of the request', async ({ engine }) => {
  for (const path of ['/oauth2/logout/success', '/oauth2/logout', '/oauth2/authorize']) {
    const answer = await fetch(`${engine.origin}${path}?client_id=a&client_id=b`)
    expect(answer.status, path).toBe(400)
  }
  const twice = await engine.post(
    '/oauth2/token',
    'client_id=a&client_id=b&grant_type=refresh_token',
  )
  expect(twice.status).toBe(400)
})
