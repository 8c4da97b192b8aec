import { connect } from 'node:net'
import { config, provideConfig } from '@/lib/config'
import { expect, test } from './testing/server-under-test'

/** One request as bytes, for what a polite client would not send. */
async function raw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.end(text)
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

test('every answer carries its request id and the headers that protect it', async ({ server }) => {
  for (const path of ['/healthz', '/oauth2/token', '/apps']) {
    const { headers } = await fetch(server.origin + path)
    expect(headers.get('x-request-id'), path).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('strict-transport-security')).toBeNull()
  }
})

test('nobody resizes images here, and without a contact there is no security.txt', async ({
  server,
}) => {
  for (const path of ['/_next/image?url=%2Fx.png&w=64&q=75', '/.well-known/security.txt']) {
    expect((await fetch(server.origin + path)).status, path).toBe(404)
  }
})

test.describe('behind https, with a contact', () => {
  test.use({ url: 'https://keyturn.example' })

  test('security.txt says whom to tell, and HSTS counts for subdomains if the operator wants', async ({
    server,
  }) => {
    provideConfig({
      ...config(),
      hstsSubdomains: true,
      securityContacts: ['mailto:security@example.com', 'https://example.com/report'],
    })
    const answer = await fetch(`${server.origin}/.well-known/security.txt`)
    const lines = (await answer.text()).trim().split('\n')
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(answer.headers.get('strict-transport-security')).toBe(
      'max-age=31536000; includeSubDomains',
    )
    expect(lines).toEqual([
      'Contact: mailto:security@example.com',
      'Contact: https://example.com/report',
      expect.stringMatching(/^Expires: \d{4}-\d\d-\d\dT00:00:00\.000Z$/),
      'Preferred-Languages: en',
      'Canonical: https://keyturn.example/.well-known/security.txt',
    ])
    const days = (Date.parse(lines[2]?.slice('Expires: '.length) ?? '') - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(178)
    expect(days).toBeLessThan(181)
    const posted = await fetch(`${server.origin}/.well-known/security.txt`, { method: 'POST' })
    expect(posted.status).toBe(405)
  })
})

test('a token request that is too large is told so in the words of OAuth', async ({ server }) => {
  const body = 'x'.repeat(100_000)
  const answer = await fetch(`${server.origin}/oauth2/token`, { method: 'POST', body })
  expect(answer.status).toBe(413)
  expect(await answer.json()).toMatchObject({ error: 'invalid_request' })
})

test('addresses that are no path of ours are refused before anybody sees them', async ({
  server,
}) => {
  for (const target of [
    '//evil.example/',
    'http://evil.example/',
    '*',
    '/\\evil.example',
    '/apps/%ff',
  ]) {
    const answer = await raw(
      server.port,
      `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    )
    expect(answer, target).toMatch(/^HTTP\/1\.1 400 /)
  }
})

test('a request that asks before it sends too much is refused before it does', async ({
  server,
}) => {
  const asking = 'Host: x\r\nExpect: 100-continue\r\nContent-Length: 99999999\r\n\r\n'
  const answer = await raw(server.port, `POST /oauth2/token HTTP/1.1\r\n${asking}`)
  expect(answer).toMatch(/^HTTP\/1\.1 413 /)
})
