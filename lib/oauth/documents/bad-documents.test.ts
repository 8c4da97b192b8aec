import type { ServerResponse } from 'node:http'
import { NOTHING_ADMITTED } from '@/lib/admitted-networks'
import { moveClock } from '@/lib/clock'
import { config, provideConfig } from '@/lib/config'
import { db } from '@/lib/db/client'
import { Browser } from '../testing/browser'
import type { EngineUnderTest } from '../testing/engine-test'
import { DOCUMENTS, READING_LIMITS } from './reading'
import { allowHost, expect, HOST, NOTES, test, URL_ID } from './testing/document-server'

/** The answer to a browser that brings this client_id. */
async function answerTo({ origin }: EngineUnderTest, clientId: string): Promise<[number, string]> {
  const url = new URL(`${origin}/oauth2/authorize`)
  const parameters = {
    client_id: clientId,
    redirect_uri: NOTES.redirect_uris[0],
    response_type: 'code',
    scope: 'openid',
    code_challenge: 'a'.repeat(43),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value))
  const answer = await new Browser(origin).request(url)
  return [answer.status, answer.status === 400 ? await answer.text() : '']
}

const UNKNOWN = [400, 'invalid_client']

const saying = (changes: object) => ({ ...NOTES, ...changes })
const answering = (status: number, headers: Record<string, string>) => (res: ServerResponse) => {
  res.writeHead(status, headers).end(JSON.stringify(NOTES))
}

const REFUSED: Record<string, object | ((res: ServerResponse) => void)> = {
  'that names another client_id': saying({ client_id: `https://${HOST}/other.json` }),
  'that names no client_id': saying({ client_id: undefined }),
  'with a secret': saying({ client_secret: 'hush' }),
  'that wants a secret': saying({ token_endpoint_auth_method: 'client_secret_basic' }),
  'whose app signs with keys that it does not publish': saying({
    token_endpoint_auth_method: 'private_key_jwt',
  }),
  'with its keys at an inner door': saying({
    token_endpoint_auth_method: 'private_key_jwt',
    jwks_uri: 'http://127.0.0.1/jwks',
  }),
  'without a redirect URI': saying({ redirect_uris: [] }),
  'with a redirect URI that is http': saying({ redirect_uris: ['http://app.example/callback'] }),
  'with a wildcard': saying({ redirect_uris: ['https://*.app.example/callback'] }),
  'with a redirect URI that has a fragment': saying({ redirect_uris: ['https://app.example/#x'] }),
  'whose website is a script': saying({ client_uri: 'javascript:alert(1)' }),
  'with a name that is too long': saying({ client_name: 'n'.repeat(81) }),
  'with a scope that is none': saying({ scope: 'notes"read' }),
  'that is a list': [NOTES],
  'of more than 5 KB': saying({ software_statement: 'x'.repeat(6_000) }),
  'that is no JSON': (res) => res.end('<html>'),
  'that is somewhere else': answering(302, { location: 'https://127.0.0.1/inner' }),
  'that is an error': answering(500, {}),
  'that breaks off': (res) => res.destroy(),
}

for (const [what, served] of Object.entries(REFUSED)) {
  test(`a document ${what} is answered like an unknown app, and leaves no trace`, async ({
    engine,
    web,
  }) => {
    await allowHost()
    web.serves.set(URL_ID, served)
    expect(await answerTo(engine, URL_ID)).toEqual(UNKNOWN)
    expect(web.requests).toEqual([URL_ID])
    expect([await db().app.count(), await db().auditEvent.count()]).toEqual([0, 0])
  })
}

test('a server that does not answer is given up before it holds anybody', async ({
  engine,
  web,
}) => {
  await allowHost()
  web.serves.set(URL_ID, () => {})
  const began = performance.now()
  expect(await answerTo(engine, URL_ID)).toEqual(UNKNOWN)
  expect(performance.now() - began).toBeLessThan(10_000)
})

for (const at of ['127.0.0.1', '[::1]', 'localhost', '[::ffff:127.0.0.1]']) {
  test(`an allowed name that leads to ${at} is cut off before anything is asked`, async ({
    engine,
    web,
  }) => {
    await allowHost()
    web.at = at
    provideConfig({ ...config(), admitted: NOTHING_ADMITTED })
    expect(await answerTo(engine, URL_ID)).toEqual(UNKNOWN)
    expect(web.requests).toEqual([])
  })
}

for (const url of [
  `http://${HOST}/oauth/notes.json`,
  `HTTPS://${HOST}/oauth/notes.json`,
  'https://Apps.example/oauth/notes.json',
  `https://${HOST}:8443/oauth/notes.json`,
  `https://${HOST}:443/oauth/notes.json`,
  `https://me@${HOST}/oauth/notes.json`,
  `https://${HOST}@evil.example/oauth/notes.json`,
  `https://${HOST}/oauth/notes.json#`,
  `https://${HOST}/inner/../oauth/notes.json`,
  `https://${HOST}/inner/%2e%2E/oauth/notes.json`,
  `https://${HOST}\\oauth\\notes.json`,
  `https://${HOST}/oauth/ notes.json`,
  `https://${HOST}`,
  `https://${HOST}.evil.example/oauth/notes.json`,
  `https://evil.${HOST}/oauth/notes.json`,
  `https://${HOST}./oauth/notes.json`,
  `https://${HOST}/${'a'.repeat(2_000)}`,
]) {
  test(`${url.slice(0, 60)} is no address of a document, and nothing is fetched`, async ({
    engine,
    web,
  }) => {
    await allowHost()
    expect(await answerTo(engine, url)).toEqual(UNKNOWN)
    expect(web.requests).toEqual([])
  })
}

test('what could not be read is left alone for a moment', async ({ engine, web }) => {
  await allowHost()
  web.serves.delete(URL_ID)
  for (let n = 0; n < 3; n += 1) expect(await answerTo(engine, URL_ID)).toEqual(UNKNOWN)
  expect(web.requests).toHaveLength(1)
  web.serves.set(URL_ID, NOTES)
  moveClock(DOCUMENTS.restSeconds)
  expect((await answerTo(engine, URL_ID))[0]).toBe(303)
})

test('a stranger who names many addresses has a few of them read', async ({ engine, web }) => {
  await allowHost()
  for (let n = 0; n < READING_LIMITS.fromAddress + 5; n += 1) {
    expect(await answerTo(engine, `https://${HOST}/${n}.json`)).toEqual(UNKNOWN)
  }
  expect(web.requests).toHaveLength(READING_LIMITS.fromAddress)
  expect(await answerTo(engine, URL_ID)).toEqual(UNKNOWN)
  moveClock(READING_LIMITS.windowSeconds)
  expect((await answerTo(engine, URL_ID))[0]).toBe(303)
})

test('the same address, named by many at once, becomes one app', async ({ engine }) => {
  await allowHost()
  const answers = await Promise.all(Array.from({ length: 8 }, () => answerTo(engine, URL_ID)))
  expect(answers.map(([status]) => status)).toEqual(Array.from({ length: 8 }, () => 303))
  expect(await db().app.count()).toBe(1)
  expect(await db().auditEvent.count()).toBe(1)
})
