import { newSecret } from '../harness/portal'
import { expect, test } from '../harness/test'
import { basic, type Credentials, post, type TokenAnswer } from '../harness/token'

const GRANT = 'grant_type=client_credentials'

/** RFC 6749 §5.2. */
const ERRORS = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
]

type Attempt = {
  body: string | Buffer
  headers?: (who: Credentials) => Record<string, string>
  error: string
}

const authorized = (who: Credentials) => ({ authorization: basic(who) })
const header = (authorization: string) => () => ({ authorization })
const base64 = (bytes: string | Buffer) => Buffer.from(bytes).toString('base64')

const ATTEMPTS: Record<string, Attempt> = {
  'a repeated parameter': {
    body: `${GRANT}&${GRANT}`,
    headers: authorized,
    error: 'invalid_request',
  },
  'no body': { body: '', headers: authorized, error: 'invalid_request' },
  'no grant type': { body: 'scope=a', headers: authorized, error: 'invalid_request' },
  'an unknown grant type': {
    body: 'grant_type=urn:example:wish',
    headers: authorized,
    error: 'unsupported_grant_type',
  },
  'a JSON body': {
    body: '{"grant_type":"client_credentials"}',
    headers: (who) => ({ ...authorized(who), 'content-type': 'application/json' }),
    error: 'invalid_request',
  },
  'a multipart body': {
    body: '--x\r\n\r\nhello\r\n--x--',
    headers: (who) => ({ ...authorized(who), 'content-type': 'multipart/form-data; boundary=x' }),
    error: 'invalid_request',
  },
  'an oversized body': {
    body: `${GRANT}&filler=${'x'.repeat(300_000)}`,
    headers: authorized,
    error: 'invalid_request',
  },
  'no client authentication': { body: GRANT, error: 'invalid_client' },
  'a Basic header that is not base64': {
    body: GRANT,
    headers: header('Basic %%%not-base64%%%'),
    error: 'invalid_request',
  },
  'a Basic header without a colon': {
    body: GRANT,
    headers: header(`Basic ${base64('no colon here')}`),
    error: 'invalid_request',
  },
  'a Basic header with a broken percent sign': {
    body: GRANT,
    headers: header(`Basic ${base64('app%ZZ:secret%')}`),
    error: 'invalid_request',
  },
  'a Basic header in invalid UTF-8': {
    body: GRANT,
    headers: header(`Basic ${base64(Buffer.from([0xff, 0xfe, 0x3a, 0xc3, 0x28]))}`),
    error: 'invalid_request',
  },
  'an empty Basic header': { body: GRANT, headers: header('Basic '), error: 'invalid_request' },
  'another scheme': { body: GRANT, headers: header('Bearer abc'), error: 'invalid_request' },
  'a body in invalid UTF-8': {
    body: Buffer.concat([Buffer.from(`${GRANT}&client_id=`), Buffer.from([0xc3, 0x28, 0xff])]),
    error: 'invalid_client',
  },
  'a parameter in invalid percent encoding': {
    body: `${GRANT}&client_id=%C3%28&client_secret=%FF%ZZ`,
    error: 'invalid_client',
  },
  'a null byte in the client id': {
    body: `${GRANT}&client_id=app%00&client_secret=x`,
    error: 'invalid_client',
  },
  'a client id of 100,000 characters': {
    body: `${GRANT}&client_id=${'a'.repeat(50_000)}&client_secret=x`,
    error: 'invalid_client',
  },
  'a secret in the format of ours with a wrong checksum': {
    body: `${GRANT}&client_id=app_x&client_secret=kt_cs_abcdefgh_${'A'.repeat(49)}`,
    error: 'invalid_client',
  },
}

function expectRfcError(answer: TokenAnswer, error?: string): void {
  expect(answer.status, answer.text).toBeGreaterThanOrEqual(400)
  expect(answer.status, answer.text).toBeLessThan(500)
  expect(ERRORS).toContain(answer.body.error)
  expect(answer.headers['content-type']).toContain('application/json')
  expect(answer.headers['cache-control']).toContain('no-store')
  if (error) expect(answer.body.error).toBe(error)
}

for (const [name, attempt] of Object.entries(ATTEMPTS)) {
  test(`a token request with ${name} is answered ${attempt.error}`, async ({ server, org }) => {
    const app = await org.addApp()
    const session = await org.signIn(org.owner, server.origin)
    const who = await newSecret(session, app.id)
    const headers = { 'x-forwarded-for': session.address, ...attempt.headers?.(who) }
    const answer = await post(`${server.origin}/oauth2/token`, attempt.body, headers)
    expectRfcError(answer, attempt.error)
  })
}

test('two ways of client authentication in one request are refused', async ({ server, org }) => {
  const app = await org.addApp()
  const session = await org.signIn(org.owner, server.origin)
  const who = await newSecret(session, app.id)
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: who.clientId,
    client_secret: who.secret,
  })
  const answer = await post(`${server.origin}/oauth2/token`, body, { authorization: basic(who) })
  expectRfcError(answer, 'invalid_request')
})

test('the token endpoint answers other methods without a defect', async ({ server }) => {
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']) {
    const answer = await fetch(`${server.origin}/oauth2/token`, { method })
    expect(answer.status, method).toBeLessThan(500)
    expect(answer.ok, method).toBe(false)
  }
})
