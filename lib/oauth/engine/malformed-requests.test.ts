import { makeAppWithSecret } from '../testing/apps'
import { basic, expect, test } from '../testing/engine-test'

const GRANT = 'grant_type=client_credentials'
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64')

type MalformedRequest = { body?: string | Uint8Array; headers?: Record<string, string> }

const withHeader = (authorization: string): MalformedRequest => ({
  body: GRANT,
  headers: { authorization },
})

/** Each is sent without other credentials than its own. */
const ANONYMOUS: Record<string, MalformedRequest> = {
  'no body': { body: '' },
  'no credentials': { body: GRANT },
  'a repeated client id': { body: `${GRANT}&client_id=a&client_id=b&client_secret=c` },
  'a repeated secret': { body: `${GRANT}&client_id=a&client_secret=b&client_secret=c` },
  'a broken Basic header': withHeader('Basic %%%'),
  'an empty Basic header': withHeader('Basic '),
  'a Basic header without a colon': withHeader(`Basic ${base64('nothing')}`),
  'a Basic header with a broken percent sign': withHeader(`Basic ${base64('a%ZZ:b')}`),
  'a Basic header with a null byte': withHeader(`Basic ${base64('a%00:b')}`),
  'a Basic header in invalid UTF-8': withHeader(`Basic ${base64(Buffer.from([255, 58, 195]))}`),
  'another scheme': withHeader('Bearer abc'),
  'an assertion': { body: `${GRANT}&client_assertion=a.b.c&client_assertion_type=x` },
}

/** Each is sent with good credentials in the header. */
const AUTHENTICATED: Record<string, MalformedRequest> = {
  'no grant type': { body: 'scope=orders.read' },
  'a repeated grant type': { body: `${GRANT}&${GRANT}` },
  'a repeated scope': { body: `${GRANT}&scope=a&scope=b` },
  'an unknown grant type': { body: 'grant_type=urn:example:wish' },
  'a grant type that is not offered': { body: 'grant_type=authorization_code&code=x' },
  'a scope with a null byte': { body: `${GRANT}&scope=a%00b` },
  'a JSON body': { body: '{}', headers: { 'content-type': 'application/json' } },
  'a body of unknown type': { body: GRANT, headers: { 'content-type': 'nonsense' } },
  'a body that is too long': { body: `${GRANT}&x=${'x'.repeat(200_000)}` },
  'a second way of authentication': { body: `${GRANT}&client_id=a&client_secret=b` },
  'another client id beside the header': { body: `${GRANT}&client_id=app_other` },
}

/** Each names a client that cannot be. */
const IMPOSSIBLE: Record<string, MalformedRequest> = {
  'invalid UTF-8 in the body': {
    body: Buffer.concat([
      Buffer.from(`${GRANT}&client_secret=x&client_id=`),
      Buffer.from([0xc3, 0x28, 0xff]),
    ]),
  },
  'an invalid percent sign': { body: `${GRANT}&client_id=%C3%28&client_secret=%FF%ZZ` },
  'a null byte in the client id': { body: `${GRANT}&client_id=app%00&client_secret=x` },
  'a null byte in the secret': { body: `${GRANT}&client_id=app_x&client_secret=%00` },
  'a client id of 50,000 characters': {
    body: `${GRANT}&client_id=${'a'.repeat(50_000)}&client_secret=x`,
  },
  'a client id that is a prototype': { body: `${GRANT}&client_id=__proto__&client_secret=x` },
}

for (const path of ['/oauth2/token', '/oauth2/introspect', '/oauth2/revoke']) {
  test(`${path} answers malformed requests with the errors of RFC 6749`, async ({ engine }) => {
    const { appId, secret } = await makeAppWithSecret()
    const check = async (
      name: string,
      request: MalformedRequest,
      errors: string[],
      headers = {},
    ) => {
      const answer = await engine.post(path, request.body ?? '', { ...headers, ...request.headers })
      expect(answer.status, name).toBeGreaterThanOrEqual(400)
      expect(answer.status, name).toBeLessThan(500)
      expect(errors, `${name}: ${JSON.stringify(answer.body)}`).toContain(answer.body.error)
      expect(answer.headers.get('content-type'), name).toContain('application/json')
      expect(answer.headers.get('cache-control'), name).toBe('no-store')
    }
    for (const [name, request] of Object.entries(ANONYMOUS)) {
      await check(name, request, ['invalid_request', 'invalid_client'])
    }
    for (const [name, request] of Object.entries(AUTHENTICATED)) {
      const ofWishes = ['unauthorized_client', 'unsupported_grant_type', 'invalid_scope']
      const errors = ['invalid_request', ...ofWishes]
      await check(name, request, errors, basic(appId, secret.value))
    }
    for (const [name, request] of Object.entries(IMPOSSIBLE)) {
      await check(name, request, ['invalid_client'])
    }
  })
}

test('errors are JSON even for a browser', async ({ engine }) => {
  const answer = await engine.post('/oauth2/token', GRANT, { accept: 'text/html' })
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect(answer.body.error).toBe('invalid_client')
})
