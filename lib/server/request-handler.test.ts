import { once } from 'node:events'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { HOUR } from '@/lib/clock'
import { config, provideConfig } from '@/lib/config'
import { logConsole } from '@/lib/console-lines'
import { closePool, pool } from '@/lib/db/pool'
import { setMachineClock } from '@/lib/db/testing/machine-clock'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { noteActionBegan, setAnswerStatus } from '@/lib/http/answer-status'
import { log } from '@/lib/log'
import { emptyDisk, fillDisk } from '@/lib/oauth/testing/full-disk'
import { trustedProxies } from '@/lib/trusted-proxies'
import type { Lifetime } from './lifetime'
import { serverFor } from './listen'
import { requestHandler } from './request-handler'

type ServerUnderTest = {
  origin: string
  port: number
  lifetime: Pick<Lifetime, 'phase'>
  /** The headers as Next saw them at the last request. */
  seen: () => IncomingHttpHeaders
  /** The lines of level warn and error that have been logged. */
  lines: () => { level: string; sentence: string; err?: unknown; requestId?: string }[]
}

type Fixtures = { trust: string; url: string; server: ServerUnderTest }

const test = base.extend<Fixtures>({
  trust: ['false', { option: true }],
  url: ['http://localhost:3000', { option: true }],
  server: async ({ trust, url, database: _database }, use) => {
    const before = config()
    provideConfig({ ...before, url, production: true })
    logConsole()
    const { lines, restore } = listenToLog()
    const lifetime: Pick<Lifetime, 'phase'> = { phase: 'serving' }
    let seen: IncomingHttpHeaders = {}
    const header = 'x-forwarded-for' as const
    const proxies = { header, proxies: trustedProxies.parse(trust) }
    const handlers = {
      engine: { handle: (_req: unknown, res: ServerResponse) => res.end('{}') },
      pages: async (req: IncomingMessage, res: ServerResponse) => {
        seen = { ...req.headers }
        if (req.url === '/refused') setAnswerStatus(409)
        if (req.url === '/unreadable') res.statusCode = 500
        if (req.url === '/broken-action') {
          noteActionBegan()
          res.statusCode = 500
        }
        if (req.url === '/broken') throw new Error('the cause')
        if (req.url === '/complains') console.error('⨯ of Next\nand more', new Error('the cause'))
        if (req.url === '/complains') res.statusCode = 500
        if (req.url === '/murmurs') console.error('of a caller')
        if (req.url === '/aborted') {
          res.destroy()
          throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
        }
        if (req.url === '/silent') res.statusCode = 502
        const kept = req.url?.startsWith('/_next/static/') && !res.hasHeader('Cache-Control')
        res.setHeader('Content-Type', kept ? 'text/javascript' : 'text/html')
        res.setHeader('Cache-Control', kept ? 'public, max-age=31536000, immutable' : 'private')
        res.end('<p>page</p>')
      },
    }
    const server = serverFor(
      requestHandler({ lifetime: lifetime as Lifetime, handlers, proxies }),
    ).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await use({
      origin: `http://127.0.0.1:${port}`,
      port,
      lifetime,
      seen: () => seen,
      lines: () => lines,
    })
    restore()
    server.closeAllConnections()
    server.close()
    provideConfig(before)
  },
})

function listenToLog() {
  const lines: ReturnType<ServerUnderTest['lines']> = []
  const { error, warn } = log
  for (const level of ['error', 'warn'] as const) {
    log[level] = ((line: object, sentence: string) =>
      lines.push({ level, sentence, ...line })) as unknown as typeof error
  }
  return { lines, restore: () => void Object.assign(log, { error, warn }) }
}

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

test('what a stranger claims about himself is removed', async ({ server }) => {
  await fetch(`${server.origin}/apps?page=2`, {
    headers: {
      'x-request-id': 'chosen-by-a-stranger',
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-host': 'evil.example',
      'x-keyturn-address': '203.0.113.9',
      'x-keyturn-path': '/elsewhere',
      'x-middleware-subrequest': 'middleware',
      'content-security-policy': "script-src 'nonce-of-a-stranger'",
    },
  })
  const seen = server.seen()
  expect(seen['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  expect(seen['x-keyturn-address']).toBe('127.0.0.1')
  expect(seen['x-keyturn-path']).toBe('/apps?page=2')
  expect(seen['x-forwarded-for']).toBeUndefined()
  expect(seen['x-forwarded-host']).toBeUndefined()
  expect(seen['x-middleware-subrequest']).toBeUndefined()
  expect(seen['content-security-policy']).not.toContain('of-a-stranger')
})

test.describe('behind a proxy', () => {
  test.use({ trust: 'loopback', url: 'https://apps.example.com' })

  test('its last address and its request id count', async ({ server }) => {
    const headers = {
      'x-forwarded-for': '198.51.100.1, 203.0.113.9',
      'x-request-id': 'proxy-0001',
    }
    const answer = await fetch(`${server.origin}/apps`, { headers })
    expect(server.seen()['x-keyturn-address']).toBe('203.0.113.9')
    expect(answer.headers.get('x-request-id')).toBe('proxy-0001')
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000')
  })

  test('an address of a stranger does not pass for that of the proxy', async ({ server }) => {
    const forged = { 'x-forwarded-for': '10.0.0.1', forwarded: 'for=10.0.0.2' }
    await fetch(`${server.origin}/apps`, { headers: forged })
    expect(server.seen()['x-keyturn-address']).toBe('10.0.0.1')
    expect(server.seen().forwarded).toBeUndefined()
  })

  test('an id that is none is replaced', async ({ server }) => {
    const headers = { 'x-request-id': 'a b"c' }
    const answer = await fetch(`${server.origin}/apps`, { headers })
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('a page of the public origin may call actions under whatever name', async ({ server }) => {
    const headers = { origin: 'https://apps.example.com' }
    await fetch(`${server.origin}/apps`, { method: 'POST', headers })
    expect(server.seen()['x-forwarded-host']).toBe('apps.example.com')
    const evil = { origin: 'https://evil' }
    const forged = await fetch(`${server.origin}/apps?forged`, { method: 'POST', headers: evil })
    expect([forged.status, server.seen()['x-keyturn-path']]).toEqual([403, '/apps'])
  })
})

test('a header of somebody who is no proxy of ours is warned of once', async ({ server }) => {
  const lines: string[] = []
  const warn = log.warn
  log.warn = (...said: unknown[]) => void lines.push(String(said.at(-1)))
  const headers = { 'x-forwarded-for': '203.0.113.9' }
  for (const _ of [1, 2, 3]) await fetch(`${server.origin}/apps`, { headers })
  log.warn = warn
  expect(lines).toEqual([expect.stringContaining('KEYTURN_TRUST_PROXY')])
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

test('a refused action has the status of its refusal', async ({ server }) => {
  expect((await fetch(`${server.origin}/refused`, { method: 'POST' })).status).toBe(409)
  expect((await fetch(`${server.origin}/apps`, { method: 'POST' })).status).toBe(200)
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

test('an answer of 500 or above has one error line, with its id and the cause', async ({
  server,
}) => {
  const cause = expect.objectContaining({ message: 'the cause' })
  for (const [path, sentence, err] of [
    ['/broken', 'a page failed', cause],
    ['/complains', 'of Next and more', cause],
    ['/silent', 'answered with an error', undefined],
  ] as const) {
    const { status, headers } = await fetch(server.origin + path)
    expect(status, path).toBeGreaterThanOrEqual(500)
    await expect.poll(() => server.lines()).toHaveLength(1)
    const requestId = headers.get('x-request-id')
    const [line] = server.lines().splice(0)
    expect(line).toMatchObject({ level: 'error', sentence, requestId, path, status })
    expect(line?.err).toEqual(err)
  }
})

test('what a framework says of a good answer is a warning, and an aborted request is no error', async ({
  server,
}) => {
  await fetch(`${server.origin}/aborted`).catch(() => undefined)
  await fetch(`${server.origin}/murmurs`)
  await expect.poll(() => server.lines()).toHaveLength(1)
  expect(server.lines()).toMatchObject([{ level: 'warn', sentence: 'of a caller', status: 200 }])
})

test('a page may say with a status that it has nothing to show', async ({ server }) => {
  expect((await fetch(`${server.origin}/refused`)).status).toBe(409)
  expect((await fetch(`${server.origin}/apps`)).status).toBe(200)
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

test('scripts and styles may be kept, as Next says', async ({ server }) => {
  const { headers } = await fetch(`${server.origin}/_next/static/chunks/one.js`)
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
})

test('it is alive from the first moment, and ready only while it serves', async ({ server }) => {
  const status = async (path: string) => (await fetch(server.origin + path)).status
  expect(await status('/readyz')).toBe(200)
  server.lifetime.phase = 'starting'
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503])
  expect([await status('/apps'), await status('/oauth2/token')]).toEqual([503, 503])
  server.lifetime.phase = 'stopping'
  const last = await fetch(`${server.origin}/readyz`)
  expect([last.status, last.headers.get('connection')]).toEqual([503, 'close'])
})

test('it is not ready while the database takes no writes, or has no room', async ({
  server,
  database,
}) => {
  const ready = async () => (await fetch(`${server.origin}/readyz`)).text()
  const databaseName = new URL(database.url).pathname.slice(1)
  await pool().query(`ALTER DATABASE ${databaseName} SET default_transaction_read_only = on`)
  await closePool()
  await expect.poll(ready).toBe('the database takes no writes: it is a standby, or read-only\n')
  await pool().query(`BEGIN READ WRITE; ALTER DATABASE ${databaseName} RESET ALL; COMMIT`)
  await closePool()
  await expect.poll(ready).toBe('ready\n')
  await fillDisk(pool(), ['AccessToken'])
  await expect.poll(ready).toBe('the disk of the database is full\n')
  await emptyDisk(pool())
  await expect.poll(ready).toBe('ready\n')
})

test('while this machine’s clock is wrong nobody is served, and it is not ready', async ({
  server,
}) => {
  const ask = async (path: string) => {
    const answer = await fetch(server.origin + path)
    return [answer.status, answer.headers.get('retry-after')]
  }
  expect(await ask('/apps')).toEqual([200, null])
  const restore = setMachineClock(-2 * HOUR)
  expect([await ask('/apps'), await ask('/oauth2/token')]).toEqual([
    [503, '1'],
    [503, '1'],
  ])
  const ready = async () => (await fetch(`${server.origin}/readyz`)).text()
  await expect.poll(ready).toMatch(/^this machine's clock is 7\d\d\d seconds behind the database's/)
  expect(await ask('/healthz')).toEqual([200, null])
  restore()
  expect(await ask('/apps')).toEqual([200, null])
  await expect.poll(ready).toBe('ready\n')
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
  for (const path of ['/sign-in', '/apps', '/api/auth/csrf', '/api/v1/apps']) {
    expect(await send(path, 16 * 1024), path).toEqual([200, 200])
    expect(await send(path, 16 * 1024 + 1), path).toEqual([413, 413])
  }
  expect(await send('/oauth2/token', 56 * 1024)).toEqual([200, 200])
  expect(await send('/oauth2/token', 56 * 1024 + 1)).toEqual([413, 413])
})

test('a request that Next makes for an action comes from where the action came from', async ({
  server,
}) => {
  const address = '203.0.113.9'
  await fetch(`${server.origin}/apps`, { headers: { 'x-forwarded-for': address } })
  const own = Object.entries(server.seen()).map(([name, value]) => [name, String(value)] as const)
  const headers = { ...Object.fromEntries(own), 'x-keyturn-address': address }
  await fetch(`${server.origin}/apps`, { headers })
  expect(server.seen()['x-keyturn-address']).toBe(address)
  const forged = { 'x-keyturn-own-request': 'guessed', 'x-keyturn-address': address }
  await fetch(`${server.origin}/apps`, { headers: forged })
  expect(server.seen()['x-keyturn-address']).toBe('127.0.0.1')
})
