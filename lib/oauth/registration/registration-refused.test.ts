import { db } from '@/lib/db/client'
import { expect, test } from '../testing/engine-test'
import {
  allowRegistration,
  type Metadata,
  register,
  registeredApp,
  rowOf,
  send,
  WEB,
} from '../testing/programs'

const WRONG: [string, Metadata, string][] = [
  ['http', { redirect_uris: ['http://robot.example/cb'] }, 'invalid_redirect_uri'],
  ['a fragment', { redirect_uris: ['https://robot.example/#x'] }, 'invalid_redirect_uri'],
  [
    'the own scheme of a web app',
    { redirect_uris: ['com.example:/cb'], application_type: 'web' },
    'invalid_redirect_uri',
  ],
  ['a script', { redirect_uris: ['javascript:alert(1)'] }, 'invalid_redirect_uri'],
  ['no redirect URI', { redirect_uris: [] }, 'invalid_redirect_uri'],
  ['redirect URIs that are none', { redirect_uris: 'x' }, 'invalid_redirect_uri'],
  ['a name that is an object', { client_name: {} }, 'invalid_client_metadata'],
  ['a null byte', { client_name: 'a\u0000b' }, 'invalid_client_metadata'],
  ['a website that is none', { client_uri: 'javascript:1' }, 'invalid_client_metadata'],
  ['the implicit grant', { grant_types: ['implicit'] }, 'invalid_client_metadata'],
  ['another response type', { response_types: ['token'] }, 'invalid_client_metadata'],
  ['another subject type', { subject_type: 'pairwise' }, 'invalid_client_metadata'],
  ['no keys', { token_endpoint_auth_method: 'private_key_jwt' }, 'invalid_client_metadata'],
  ['an unknown way to authenticate', { token_endpoint_auth_method: 5 }, 'invalid_client_metadata'],
  ['a scope that is none', { scope: 'a"b' }, 'invalid_client_metadata'],
]

for (const [what, change, error] of WRONG) {
  test(`${what} is refused with ${error}`, async ({ engine }) => {
    const { token, organizationId } = await allowRegistration()
    const { status, body } = await register(engine, token, { ...WEB, ...change })
    expect([status, body.error]).toEqual([400, error])
    expect(await db().app.count({ where: { organizationId } })).toBe(0)
  })
}

test('what the engine knows and we do not is left out: no logo, no algorithm, no id', async ({
  engine,
}) => {
  const { body, appId, organizationId } = await registeredApp(engine, {
    ...WEB,
    logo_uri: 'https://robot.example/logo.png',
    introspection_signed_response_alg: 5,
    client_id: 'app_mine',
    client_secret: 'mine',
    app_organization_id: 'org_x',
    sector_identifier_uri: 'http://169.254.169.254/',
    request_uris: [7],
  })
  expect(JSON.stringify(body)).not.toMatch(/logo_uri|"mine"|app_mine|169\.254|org_x/)
  expect(await rowOf(appId)).toMatchObject({ organizationId })
})

test('rubbish is never a 5xx', async ({ engine }) => {
  const { token } = await allowRegistration()
  const url = `${engine.origin}/oauth2/register`
  const bodies = ['', '{', '[]', 'null', '7', '{"__proto__":{"a":1}}', 'x'.repeat(200_000)]
  for (const body of bodies) {
    const { status } = await send('POST', url, { token, body })
    expect([body.slice(0, 20), status]).toEqual([body.slice(0, 20), 400])
  }
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  expect((await send('POST', url, { token, body: 'client_name=a', headers })).status).toBe(400)
  const { ask } = await registeredApp(engine)
  expect((await ask('PUT', {})).status).toBe(400)
  const { status } = await send('GET', `${url}/app_nobody`, { token: 'x'.repeat(5000) })
  expect(status).toBe(401)
})
