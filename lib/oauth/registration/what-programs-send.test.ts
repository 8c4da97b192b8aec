import { DAY, now, secondsAfter } from '@/lib/clock'
import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import { clientOf, type Metadata, registeredApp, rowOf, WEB } from '../testing/programs'
import { redeem, requestFor } from '../testing/relying-party'

const CODE = { grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'] }

/** What well-known programs send at their defaults. */
const PROGRAMS: Record<string, { sent: Metadata; answered: Metadata }> = {
  'an MCP client in a terminal, with the default authentication method': {
    sent: { redirect_uris: ['http://localhost:33418/callback'], ...CODE },
    answered: {
      application_type: 'native',
      token_endpoint_auth_method: 'client_secret_basic',
      client_secret: expect.any(String),
      client_name: 'Unnamed app (localhost)',
      ...CODE,
    },
  },
  'an MCP client that asks for its secret in the body': {
    sent: {
      redirect_uris: ['http://127.0.0.1:3030/callback'],
      token_endpoint_auth_method: 'client_secret_post',
      client_name: null,
      ...CODE,
    },
    answered: { token_endpoint_auth_method: 'client_secret_post', application_type: 'native' },
  },
  'an editor with a scheme of its own': {
    sent: {
      redirect_uris: ['cursor://anysphere.cursor-retrieval/oauth/cb', 'http://127.0.0.1/'],
      token_endpoint_auth_method: 'none',
      ...CODE,
    },
    answered: { application_type: 'native', client_name: 'Unnamed app (cursor)', ...CODE },
  },
  'VS Code, which returns to its website where it cannot listen': {
    sent: {
      client_name: 'Visual Studio Code',
      redirect_uris: [
        'https://insiders.vscode.dev/redirect',
        'https://vscode.dev/redirect',
        'http://127.0.0.1/',
        'http://127.0.0.1:33418/',
      ],
      token_endpoint_auth_method: 'none',
      application_type: 'native',
      ...CODE,
    },
    answered: { application_type: 'native', token_endpoint_auth_method: 'none', ...CODE },
  },
  'Cursor, for its window and for its agents': {
    sent: {
      client_name: 'Cursor',
      redirect_uris: [
        'cursor://anysphere.cursor-mcp/oauth/callback',
        'https://www.cursor.com/agents/mcp/oauth/callback',
      ],
      token_endpoint_auth_method: 'none',
      ...CODE,
    },
    answered: { application_type: 'native', ...CODE },
  },
  'Claude on the web': {
    sent: {
      client_name: 'Claude',
      redirect_uris: ['https://claude.ai/api/mcp/auth_callback'],
      token_endpoint_auth_method: 'client_secret_post',
      scope: 'files.read',
      ...CODE,
    },
    answered: { client_secret: expect.any(String), scope: 'files.read', ...CODE },
  },
  'a phone whose copies have secrets': {
    sent: { redirect_uris: ['com.example.app:/cb'], application_type: 'native' },
    answered: { application_type: 'native', client_secret: expect.any(String) },
  },
  'who names things twice': {
    sent: {
      ...WEB,
      redirect_uris: ['https://robot.example/cb', 'https://robot.example/cb'],
      scope: 'a  b a ',
      grant_types: ['authorization_code', 'authorization_code'],
    },
    answered: {
      redirect_uris: ['https://robot.example/cb'],
      scope: 'a b',
      grant_types: ['authorization_code'],
    },
  },
  'who names grants that nobody has beside good ones': {
    sent: {
      ...WEB,
      grant_types: ['authorization_code', 'implicit', 'urn:example:other', 'refresh_token'],
      response_types: ['code', 'id_token token'],
    },
    answered: CODE,
  },
  'a public client that asks for tokens for itself as well': {
    sent: {
      redirect_uris: ['https://spa.example/cb'],
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'client_credentials'],
    },
    answered: { grant_types: ['authorization_code'], application_type: 'native' },
  },
  'a browser app that says what it is': {
    sent: {
      redirect_uris: ['https://spa.example/cb'],
      token_endpoint_auth_method: 'none',
      application_type: 'web',
    },
    answered: { application_type: 'web', token_endpoint_auth_method: 'none' },
  },
  'who sends members that nobody knows': {
    sent: {
      ...WEB,
      software_id: 'x',
      'client_name#ja': '道具',
      initiate_login_uri: 'https://robot.example/start',
      request_uris: ['https://robot.example/request'],
      default_max_age: 60,
      unknown: { a: 1 },
    },
    answered: { client_name: 'Robot' },
  },
}

for (const [who, { sent, answered }] of Object.entries(PROGRAMS)) {
  test(`${who} is registered, and told as what`, async ({ engine }) => {
    const app = await registeredApp(engine, sent)
    expect(app.body).toMatchObject(answered)
    const known = JSON.stringify(app.body)
    expect(known).not.toMatch(/software_id|#ja|initiate_login|request_uris|max_age|unknown|\[\]/)
    const { client_secret: _, client_secret_expires_at: __, ...rest } = app.body
    expect((await app.ask('GET')).body).toEqual(rest)
    const { registration_access_token, registration_client_uri, ...metadata } = rest
    const { client_id_issued_at: ___, ...same } = metadata
    expect((await app.ask('PUT', same)).body).toEqual(rest)
  })
}

test('an app that registered itself at the loopback interface is let in and redeems', async ({
  engine,
}) => {
  const app = await registeredApp(engine, { redirect_uris: ['http://localhost/callback'] })
  const party = await clientOf(engine, app, 'http://localhost:33418/callback')
  const request = await requestFor(party, { scope: 'openid' })
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  expect(back.origin).toBe('http://localhost:33418')
  expect((await redeem(party, request, back)).status).toBe(200)
})

test('a web app with a secret at the loopback interface is in development, for 30 days', async ({
  engine,
}) => {
  const local = { redirect_uris: ['http://localhost:3000/cb'], application_type: 'web' }
  const { appId, ask, body } = await registeredApp(engine, local)
  expect(body.application_type).toBe('web')
  const { developmentUntil } = await rowOf(appId)
  expect(developmentUntil?.getTime()).toBeGreaterThan(secondsAfter(now(), 29 * DAY).getTime())
  await ask('PUT', { ...WEB, client_id: appId })
  expect((await rowOf(appId)).developmentUntil).toEqual(developmentUntil)
})

test('no redirect URI has a query that was not registered (OpenID Connect Core §3.1.2.1)', async ({
  engine,
}) => {
  const redirectUri = 'https://robot.example/cb?foo=bar'
  const app = await registeredApp(engine, { redirect_uris: [redirectUri] })
  const party = await clientOf(engine, app, redirectUri)
  const request = await requestFor(party, { scope: 'openid' })
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  expect(back.searchParams.get('foo')).toBe('bar')
  expect((await redeem(party, request, back)).status).toBe(200)
  for (const other of [
    `${redirectUri}&a=b`,
    'https://robot.example/cb?foo=x',
    redirectUri.split('?')[0],
  ]) {
    const { url } = await requestFor(party, { redirect_uri: String(other) })
    expect((await new Browser(engine.origin).request(url)).status, other).toBe(400)
  }
})
