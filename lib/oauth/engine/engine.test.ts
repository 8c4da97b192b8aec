import { config, provideConfig } from '@/lib/config'
import { closePool, pool } from '@/lib/db/pool'
import { GRANT_TYPES } from '@/lib/policies/policy'
import { ASSERTION_ALGORITHMS } from '../client-authentication/authenticate-assertion'
import { makeAppWithSecret } from '../testing/apps'
import { basic, expect, test } from '../testing/engine-test'
import { testPortal } from '../testing/portal'
import { startEngine } from './start-engine'

const SIGNATURES = ['RS256', 'ES256', 'EdDSA']

test('both metadata documents say the same, and nothing that is not offered', async ({
  engine,
}) => {
  const documents = await Promise.all(
    ['oauth-authorization-server', 'openid-configuration'].map(async (name) => {
      const answer = await fetch(`${engine.origin}/.well-known/${name}`, {
        headers: { 'x-forwarded-host': 'evil.example' },
      })
      expect(answer.status).toBe(200)
      return answer.json()
    }),
  )
  const at = (path: string) => `${engine.origin}/oauth2/${path}`
  const methods = ['client_secret_basic', 'client_secret_post', 'private_key_jwt']
  for (const document of documents) {
    expect(document).toEqual({
      issuer: engine.origin,
      authorization_endpoint: at('authorize'),
      pushed_authorization_request_endpoint: at('par'),
      token_endpoint: at('token'),
      userinfo_endpoint: at('userinfo'),
      introspection_endpoint: at('introspect'),
      revocation_endpoint: at('revoke'),
      jwks_uri: at('jwks'),
      device_authorization_endpoint: at('device_authorization'),
      end_session_endpoint: at('logout'),
      grant_types_supported: GRANT_TYPES,
      response_types_supported: ['code', 'id_token'],
      response_modes_supported: ['form_post', 'fragment', 'query'].concat(
        'jwt',
        'query.jwt',
        'fragment.jwt',
        'form_post.jwt',
      ),
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      acr_values_supported: ['1', '2', 'phr'],
      claims_supported: ['sub', 'auth_time', 'acr', 'amr'].concat(
        ['name', 'given_name', 'family_name', 'preferred_username', 'locale', 'zoneinfo'],
        ['updated_at', 'org_id', 'roles', 'groups', 'email', 'email_verified', 'sid', 'iss'],
      ),
      claim_types_supported: ['normal'],
      subject_types_supported: ['public'],
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: SIGNATURES,
      userinfo_signing_alg_values_supported: SIGNATURES,
      dpop_signing_alg_values_supported: ['ES256', 'EdDSA', 'Ed25519', 'PS256'],
      token_endpoint_auth_methods_supported: [...methods, 'none'],
      token_endpoint_auth_signing_alg_values_supported: [...ASSERTION_ALGORITHMS],
      introspection_endpoint_auth_methods_supported: methods,
      introspection_endpoint_auth_signing_alg_values_supported: [...ASSERTION_ALGORITHMS],
      revocation_endpoint_auth_methods_supported: [...methods, 'none'],
      revocation_endpoint_auth_signing_alg_values_supported: [...ASSERTION_ALGORITHMS],
      authorization_response_iss_parameter_supported: true,
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
      claims_parameter_supported: true,
      prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
      request_parameter_supported: true,
      request_uri_parameter_supported: true,
      client_id_metadata_document_supported: false,
      authorization_grant_profiles_supported: ['urn:ietf:params:oauth:grant-profile:id-jag'],
      request_object_signing_alg_values_supported: [...ASSERTION_ALGORITHMS],
      authorization_signing_alg_values_supported: SIGNATURES,
      introspection_signing_alg_values_supported: SIGNATURES,
    })
  }
})

test('the published keys are public, and those that sign with RS256 are first', async ({
  engine,
}) => {
  const { keys } = await (await fetch(`${engine.origin}/oauth2/jwks`)).json()
  const named = { use: 'sig', kid: expect.any(String) }
  const x = expect.stringMatching(/^[\w-]{43}$/)
  const rsa = {
    ...named,
    kty: 'RSA',
    alg: 'RS256',
    n: expect.stringMatching(/^[\w-]{342}$/),
    e: 'AQAB',
  }
  const ec = { ...named, kty: 'EC', alg: 'ES256', crv: 'P-256', x, y: x }
  const ed = { ...named, kty: 'OKP', alg: 'EdDSA', crv: 'Ed25519', x }
  // Those that sign, and those that will: verifiers know them before they meet them.
  expect(keys).toEqual([rsa, ec, ed, rsa, ec, ed])
})

test('what is not an endpoint is not found, and other methods are named', async ({ engine }) => {
  for (const path of ['/oauth2/', '/oauth2/implicit', '/oauth2/token/', '/.well-known/nothing']) {
    const answer = await engine.post(path, '')
    expect([answer.status, answer.body.error], path).toEqual([404, 'invalid_request'])
  }
  const answer = await fetch(`${engine.origin}/oauth2/token`)
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
})

test('a browser on another site gets nothing to read', async ({ engine }) => {
  const { appId, secret } = await makeAppWithSecret()
  const headers = { ...basic(appId, secret.value), origin: 'https://evil.example' }
  const answer = await engine.post('/oauth2/token', 'grant_type=client_credentials', headers)
  expect(answer.status).toBe(400)
  expect(answer.headers.get('access-control-allow-origin')).toBeNull()
})

test('without its database the engine answers 503 and no detail, then recovers', async ({
  engine,
}) => {
  const { appId, secret } = await makeAppWithSecret()
  const { databaseUrl } = config()
  const ask = () =>
    engine.post('/oauth2/token', 'grant_type=client_credentials', basic(appId, secret.value))
  await closePool()
  provideConfig({ ...config(), databaseUrl: 'postgresql://nobody@127.0.0.1:1/nothing' })
  const answer = await ask()
  expect([answer.status, answer.body]).toEqual([
    503,
    {
      error: 'server_error',
      error_description: 'something went wrong on our side, try again later',
    },
  ])
  await closePool()
  provideConfig({ ...config(), databaseUrl })
  expect((await ask()).status).toBe(200)
})

test('of several processes that start together, all sign with the same keys', async ({
  engine,
}) => {
  await pool().query('DELETE FROM signing_key')
  await Promise.all(Array.from({ length: 4 }, () => startEngine({ portal: testPortal })))
  const { rows } = await pool().query(
    'SELECT algorithm, signing_key::text AS text FROM signing_key ORDER BY status, algorithm',
  )
  const each = ['ES256', 'EdDSA', 'RS256']
  expect(rows.map(({ algorithm }) => algorithm)).toEqual([...each, ...each])
  for (const { text } of rows) expect(text).not.toContain('"d"')
  expect(engine.origin).toBeTruthy()
})
