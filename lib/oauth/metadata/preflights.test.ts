import { expect, test } from '../testing/engine-test'

const ORIGIN = 'https://inspector.example'

/** What a browser may be asked to call from another site, and how. */
const CALLS: Record<string, string[]> = {
  '/oauth2/register': ['POST'],
  '/oauth2/register/app_x': ['GET', 'PUT', 'DELETE'],
  '/oauth2/token': ['POST'],
  '/oauth2/revoke': ['POST'],
  '/oauth2/introspect': ['POST'],
  '/oauth2/par': ['POST'],
  '/oauth2/device_authorization': ['POST'],
  '/oauth2/userinfo': ['GET', 'POST'],
  '/oauth2/jwks': ['GET'],
  '/.well-known/openid-configuration': ['GET'],
  '/.well-known/oauth-authorization-server': ['GET'],
  '/.well-known/oauth-protected-resource': ['GET'],
  '/.well-known/oauth-protected-resource/oauth2/userinfo': ['GET'],
  '/.well-known/oauth-protected-resource/api/v1': ['GET'],
}

for (const [path, methods] of Object.entries(CALLS)) {
  test(`a page on another site may ask for ${methods.join(', ')} of ${path}`, async ({
    engine,
  }) => {
    for (const method of methods) {
      const answer = await fetch(engine.origin + path, {
        method: 'OPTIONS',
        headers: {
          origin: ORIGIN,
          'access-control-request-method': method,
          'access-control-request-headers': 'mcp-protocol-version, content-type',
        },
      })
      expect(answer.status).toBe(204)
      expect(['*', ORIGIN]).toContain(answer.headers.get('access-control-allow-origin'))
      expect(answer.headers.get('access-control-allow-methods')?.split(',')).toContain(method)
      expect(answer.headers.get('access-control-allow-headers')).toContain('mcp-protocol-version')
    }
  })
}

test('what such a page then gets, it may read: also why it was refused', async ({ engine }) => {
  const headers = { origin: ORIGIN, 'mcp-protocol-version': '2025-11-25' }
  const metadata = await fetch(`${engine.origin}/.well-known/oauth-protected-resource`, { headers })
  expect([metadata.status, metadata.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  const refused = await fetch(`${engine.origin}/oauth2/register`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: '{}',
  })
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, '*'])
})

const READ_NO_COOKIE = [
  '/oauth2/token',
  '/oauth2/userinfo',
  '/oauth2/revoke',
  '/oauth2/jwks',
  '/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server',
]

test('a page may send its cookies along where none is read, and nowhere else', async ({
  engine,
}) => {
  const origin = 'https://app.example'
  const headers = { origin, 'access-control-request-method': 'POST' }
  const mayBring = async (path: string, method: string) => {
    const answer = await fetch(engine.origin + path, { method, headers })
    const named = answer.headers.get('access-control-allow-origin')
    return [named, answer.headers.get('access-control-allow-credentials')]
  }
  for (const path of READ_NO_COOKIE) {
    expect(await mayBring(path, 'OPTIONS'), path).toEqual([origin, 'true'])
  }
  expect(await mayBring('/oauth2/jwks', 'GET')).toEqual([origin, 'true'])
  for (const path of ['/oauth2/introspect', '/oauth2/par', '/oauth2/register']) {
    expect((await mayBring(path, 'OPTIONS'))[1], path).toBeNull()
  }
  const plain = await fetch(`${engine.origin}/oauth2/jwks`)
  expect(plain.headers.get('access-control-allow-credentials')).toBeNull()
})
