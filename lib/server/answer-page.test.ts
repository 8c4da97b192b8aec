import { expect, test } from './testing/server-under-test'

test('each page has a policy with a nonce of its own, which Next is told', async ({ server }) => {
  const policies = []
  for (const _ of [1, 2]) {
    const { headers } = await fetch(`${server.origin}/apps`)
    policies.push(headers.get('content-security-policy'))
    expect(server.seen()['content-security-policy']).toBe(policies.at(-1))
  }
  expect(policies[0]).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}';/)
  expect(policies[0]).not.toBe(policies[1])
})

test('a refused action has the status of its refusal', async ({ server }) => {
  expect((await fetch(`${server.origin}/refused`, { method: 'POST' })).status).toBe(409)
  expect((await fetch(`${server.origin}/apps`, { method: 'POST' })).status).toBe(200)
})

test('a page may say with a status that it has nothing to show', async ({ server }) => {
  expect((await fetch(`${server.origin}/refused`)).status).toBe(409)
  expect((await fetch(`${server.origin}/apps`)).status).toBe(200)
})

test('a page that fails is answered with a sentence and the request’s id, not the cause', async ({
  server,
}) => {
  const answer = await fetch(`${server.origin}/broken`)
  const sentence = 'Something went wrong on our side. Tell your administrator:'
  expect([answer.status, await answer.text()]).toEqual([
    500,
    `${sentence} ${answer.headers.get('x-request-id')}\n`,
  ])
})

test('scripts and styles may be kept, as Next says', async ({ server }) => {
  const { headers } = await fetch(`${server.origin}/_next/static/chunks/one.js`)
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
})

test('a form that no page of ours sends is refused before anybody reads it', async ({ server }) => {
  const send = async (headers: HeadersInit) => {
    const answer = await fetch(`${server.origin}/sign-in`, { method: 'POST', headers, body: 'x' })
    return answer.status
  }
  for (const origin of ['https://evil.example', 'not a url', 'null']) {
    expect(await send({ origin }), origin).toBe(403)
  }
  expect(await send({ 'content-type': 'multipart/form-data' })).toBe(400)
  expect(await send({ origin: server.origin, 'content-type': 'text/plain' })).toBe(200)
  expect(await send({ 'content-type': 'multipart/form-data; boundary=a' })).toBe(200)
})

test('a form that nobody could decode is answered 400, and a defect 500', async ({ server }) => {
  const send = async (path: string, headers: HeadersInit) => {
    const answer = await fetch(server.origin + path, { method: 'POST', headers, body: 'x' })
    return [answer.status, await answer.text()]
  }
  const multipart = { 'content-type': 'multipart/form-data; boundary=a' }
  const unreadable = [400, 'Keyturn cannot read this request.\n']
  expect(await send('/unreadable', multipart)).toEqual(unreadable)
  const action = { 'next-action': 'an-id' }
  expect(await send('/unreadable', action)).toEqual([400, '<p>page</p>'])
  expect(await send('/broken-action', action)).toEqual([500, '<p>page</p>'])
  expect(await send('/unreadable', {})).toEqual([500, '<p>page</p>'])
})

test('a stranger sends 16 KB at most to a page, with a length or without', async ({ server }) => {
  const send = async (path: string, bytes: number) => {
    const pieces = new Blob(['x'.repeat(bytes)]).stream()
    const sized = await fetch(server.origin + path, { method: 'POST', body: 'x'.repeat(bytes) })
    const sending = { method: 'POST', body: pieces, duplex: 'half' }
    return [sized.status, (await fetch(server.origin + path, sending)).status]
  }
  for (const path of ['/sign-in', '/apps', '/api/auth/csrf']) {
    expect(await send(path, 16 * 1024), path).toEqual([200, 200])
    expect(await send(path, 16 * 1024 + 1), path).toEqual([413, 413])
  }
  expect(await send('/oauth2/token', 56 * 1024)).toEqual([200, 200])
  expect(await send('/oauth2/token', 56 * 1024 + 1)).toEqual([413, 413])
})

test('a page of an organization gets nothing ahead that names none', async ({ server }) => {
  const ask = async (path: string, headers: Record<string, string>) =>
    (await fetch(server.origin + path, { headers })).status
  const ahead = { 'next-router-prefetch': '1', rsc: '1' }
  const referer = `${server.origin}/apps?organization=org_a`
  expect(await ask('/audit?_rsc=1', { ...ahead, referer })).toBe(204)
  expect(await ask('/audit?organization=org_a&_rsc=1', { ...ahead, referer })).toBe(200)
  expect(await ask('/audit?_rsc=1', { ...ahead, referer: `${server.origin}/apps` })).toBe(200)
  expect(await ask('/audit', { referer })).toBe(200)
})
