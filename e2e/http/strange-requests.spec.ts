import { runFuzz } from '../fuzz/run-fuzz'
import { findAction } from '../harness/action'
import { Session, trySignIn } from '../harness/session'
import { expect, test } from '../harness/test'

type Strange = {
  path: string
  status: number
  headers?: Record<string, string>
  /** With a body the request is a POST. */
  body?: string
}

const FORM = 'application/x-www-form-urlencoded'
const MULTIPART = 'multipart/form-data; boundary=a'

const OF_OTHER_BUILD = '40'.padEnd(42, 'a')

const called = (action: string) => ({
  'next-action': findAction(action).id,
  'content-type': 'text/plain;charset=UTF-8',
})

/** One field of a form of a page without scripts. */
function field(name: string, text = ''): string {
  return `--a\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n--a--\r\n`
}

const auth = (path: string, type: string, body: string): Strange => ({
  path: `/api/auth/${path}`,
  status: 400,
  headers: { 'content-type': type },
  body,
})

/** What strangers have sent, and each was answered 500 or not at all. */
function strangeRequests(): Record<string, Strange> {
  const signIn = { path: '/sign-in', headers: called('sign-in/signInHere') }
  return {
    'multipart without a boundary': {
      path: '/sign-in',
      status: 400,
      headers: { 'content-type': 'multipart/form-data' },
      body: 'x',
    },
    'multipart that breaks off': {
      path: '/sign-in',
      status: 400,
      headers: { 'content-type': MULTIPART },
      body: field('x').slice(0, 30),
    },
    'a form with bound arguments that are none': {
      path: '/sign-in',
      status: 400,
      headers: { 'content-type': MULTIPART },
      body: field('$ACTION_KEY', 'x').replace('--a--', field('$ACTION_REF_1')),
    },
    'a form of another build, without scripts': {
      path: '/sign-in',
      status: 409,
      headers: { 'content-type': MULTIPART },
      body: field(`$ACTION_ID_${OF_OTHER_BUILD}`),
    },
    'a server action of another build': {
      path: '/sign-in',
      status: 409,
      headers: { 'next-action': OF_OTHER_BUILD, 'content-type': 'text/plain;charset=UTF-8' },
      body: '[]',
    },
    'arguments that are no JSON': { ...signIn, status: 400, body: '[' },
    'arguments that refer to nothing': { ...signIn, status: 400, body: '["$F1"]' },
    'no form where one is expected': { ...signIn, status: 422, body: '["x", {"email": 1}]' },
    'arguments of another kind': {
      path: '/device',
      status: 404,
      headers: called('device/switchPerson'),
      body: '[{"toString": 1}]',
    },
    'a server action of another page': {
      path: '/device',
      status: 404,
      headers: called('sign-in/signInHere'),
      body: '[]',
    },
    'a form of another site': {
      ...signIn,
      status: 403,
      headers: { ...signIn.headers, origin: 'https://evil.example' },
      body: '[]',
    },
    'an origin that is none': {
      ...signIn,
      status: 403,
      headers: { ...signIn.headers, origin: 'no origin' },
      body: '[]',
    },
    'broken JSON at the sign-in': auth('callback/credentials', 'application/json', '{'),
    'JSON that is no object': auth('signout', 'application/json', '[1]'),
    'an address to go to that is none': auth('signout', FORM, 'callbackUrl=http%3A%2F%2F%5B'),
    'an address to go to elsewhere': {
      path: '/api/auth/csrf?callbackUrl=javascript:alert(1)',
      status: 400,
    },
    'an address to go to, twice': {
      path: '/api/auth/csrf?callbackUrl=%2F&callbackUrl=x',
      status: 400,
    },
    'an error code that is none': { path: '/api/auth/error?error=%00', status: 400 },
    'a cookie with an address that is none': {
      path: '/api/auth/csrf',
      status: 200,
      headers: { cookie: 'next-auth.callback-url=http%3A%2F%2F%5B' },
    },
    'a client_id twice after signing out': {
      path: '/oauth2/logout/success?client_id=a&client_id=b',
      status: 400,
    },
    'a cookie that nobody has sealed': {
      path: '/oauth2/logout/confirm',
      status: 303,
      headers: { cookie: 'keyturn-form=x', 'content-type': FORM },
      body: 'xsrf=x',
    },
    'a page that only Next shows': { path: '/%5Fglobal-error', status: 400 },
  }
}

test('what no page or program sends is refused, with one line in the log', async ({
  cluster,
  server,
}) => {
  for (const [name, { path, status, headers = {}, body }] of Object.entries(strangeRequests())) {
    const method = body === undefined ? 'GET' : 'POST'
    const sent = { method, headers: { accept: 'text/html', ...headers }, ...(body && { body }) }
    const answer = await fetch(server.origin + path, { ...sent, redirect: 'manual' })
    expect([name, answer.status]).toEqual([name, status])
    const requestId = answer.headers.get('x-request-id') ?? ''
    const lines = () =>
      cluster
        .logs()
        .split('\n')
        .filter((line) => line.includes(requestId))
    await expect.poll(() => lines().length, name).toBeGreaterThan(0)
    expect(
      lines().filter((line) => /"level":[56]0/.test(line)),
      name,
    ).toEqual([])
  }
})

test('a form of another build, sent without scripts, gets a page that leads back', async ({
  server,
}) => {
  const answer = await fetch(`${server.origin}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': MULTIPART },
    body: field(`$ACTION_ID_${OF_OTHER_BUILD}`),
  })
  expect(answer.status).toBe(409)
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const page = await answer.text()
  expect(page).toContain('Keyturn was updated')
  expect(page).toContain('<a href="">')
})

test('an argument of another kind reaches nothing', async ({ server, org }) => {
  const app = await org.addApp()
  const session = await org.signIn(org.owner, server.origin)
  const call = (action: string, page: string, body: string) =>
    session.visit(page, {
      method: 'POST',
      headers: { origin: server.origin, ...called(action) },
      body,
    })
  const page = `/apps/${app.id}`
  expect((await call('[clientId]/suspend', page, `[["${app.id}"]]`)).status).toBe(404)
  expect((await call('[clientId]/suspend', page, `["${app.id}"]`)).status).toBe(200)
  const two = `["${app.id}", {"toString": 1}]`
  expect((await call('[clientId]/removeMember', page, two)).status).toBe(404)
  const one = '[{"toString": 1}]'
  expect((await call('authorizations/revoke', '/authorizations', one)).status).toBe(404)
  expect((await call('[uid]/answerInteraction', '/interaction/x', '[]')).status).toBe(410)
  expect((await call('apps/new/register', '/apps/new', '["x"]')).status).toBe(422)
})

test('a refused sign-in names the account by its id, and nothing that was typed', async ({
  cluster,
  server,
  org: { owner },
}) => {
  const typed = { email: owner.email, password: 'not-the-password-47' }
  const refused = await trySignIn(new Session(server.origin), typed)
  expect(refused.status).toBe(401)
  const requestId = refused.headers.get('x-request-id') ?? ''
  const line = new RegExp(`"requestId":"${requestId}".*"status":401,.*"account":"${owner.id}"`)
  await expect.poll(() => cluster.logs()).toMatch(line)
  for (const value of Object.values(typed)) expect(cluster.logs()).not.toContain(value)
})

test('a strange address in a cookie is forgotten, and browsers accept that', async ({ server }) => {
  const name = '__Secure-next-auth.callback-url'
  const headers = { cookie: `${name}=http%3A%2F%2F%5B` }
  const answer = await fetch(`${server.origin}/api/auth/csrf`, { headers })
  const line = answer.headers.getSetCookie().find((one) => one.startsWith(`${name}=;`))
  // RFC 6265bis §4.1.3.1: with this prefix a browser ignores a cookie that is not Secure.
  expect(line).toMatch(/; secure(;|$)/i)
})

test('generated requests are answered, and none by a defect (npm run fuzz)', async ({
  cluster,
}) => {
  const { sent, faults } = await runFuzz(cluster, { seed: 20_261_127, requests: 1_500 })
  expect(faults).toEqual([])
  expect(sent).toBe(1_500)
})
