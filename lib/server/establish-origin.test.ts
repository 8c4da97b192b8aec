import { log } from '@/lib/log'
import { expect, test } from './testing/server-under-test'

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
