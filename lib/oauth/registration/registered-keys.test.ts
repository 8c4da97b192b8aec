import { giveKey } from '../testing/app-keys'
import { ask, sign } from '../testing/assertions'
import { Browser } from '../testing/browser'
import { expect, test } from '../testing/engine-test'
import { makePair } from '../testing/key-server'
import { approve, makePerson } from '../testing/people'
import {
  allowRegistration,
  clientOf,
  MACHINE,
  type Metadata,
  register,
  registeredApp,
  rowOf,
  WEB,
} from '../testing/programs'
import { oauth, redeem, refresh, requestFor } from '../testing/relying-party'

type Pair = Awaited<ReturnType<typeof makePair>>

const signing = (...pairs: Pair[]): Metadata => ({
  token_endpoint_auth_method: 'private_key_jwt',
  jwks: { keys: pairs.map(({ jwk }) => jwk) },
})

const SIGNS_IN = {
  ...WEB,
  grant_types: ['authorization_code', 'refresh_token'],
}

test('an app signs in with the keys that it registered, and has no secret', async ({ engine }) => {
  const pair = await makePair()
  const { appId, body } = await registeredApp(engine, { ...MACHINE, ...signing(pair) })
  expect(body).toMatchObject(signing(pair))
  expect(body).not.toHaveProperty('client_secret')
  expect((await ask(engine, await sign(engine, appId, pair))).status).toBe(200)
  const other = { ...(await makePair()), kid: pair.kid }
  expect((await ask(engine, await sign(engine, appId, other))).body.error).toBe('invalid_client')
})

test('keys are replaced by PUT: the old one is refused, and a refresh token goes on with the new one', async ({
  engine,
}) => {
  const [old, next] = [await makePair(), await makePair()]
  const app = await registeredApp(engine, { ...SIGNS_IN, ...signing(old) })
  const partyWith = async ({ privateKey, kid }: Pair) => ({
    ...(await clientOf(engine, app)),
    auth: oauth.PrivateKeyJwt({ key: privateKey, kid }),
  })
  const party = await partyWith(old)
  const request = await requestFor(party, { scope: 'openid offline_access' })
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  const tokens = await (await redeem(party, request, back)).json()
  const change = { ...SIGNS_IN, ...signing(next), client_id: app.appId }
  expect((await app.ask('PUT', change)).body).toMatchObject(signing(next))
  expect((await refresh(party, tokens.refresh_token)).status).toBe(401)
  const renewed = await refresh(await partyWith(next), tokens.refresh_token)
  expect(renewed.status).toBe(200)
})

test('what the keys minted ends when the app has none any more', async ({ engine }) => {
  const pair = await makePair()
  const app = await registeredApp(engine, { ...MACHINE, ...signing(pair) })
  const { body } = await ask(engine, await sign(engine, app.appId, pair))
  const isActive = async () => {
    const asked = { token: String(body.access_token) }
    const assertion = await sign(engine, app.appId, pair)
    return (await ask(engine, assertion, '/oauth2/introspect', asked)).body.active
  }
  expect(await isActive()).toBe(true)
  const before = (await rowOf(app.appId)).jwksId
  expect(before).toMatch(/^jwk_/)
  const withSecret = await app.ask('PUT', { ...MACHINE, client_id: app.appId })
  expect(withSecret.body).toHaveProperty('client_secret')
  expect(await rowOf(app.appId)).toMatchObject({ jwks: null, jwksId: null })
  await app.ask('PUT', { ...MACHINE, ...signing(pair), client_id: app.appId })
  expect((await rowOf(app.appId)).jwksId).not.toBe(before)
  expect(await isActive()).toBe(false)
})

test('an app with a secret may register keys for its requests, here or at an address', async ({
  engine,
}) => {
  const { jwks } = signing(await makePair())
  const inline = await registeredApp(engine, { ...WEB, jwks })
  expect(inline.body).toMatchObject({ jwks, client_secret: expect.any(String) })
  const jwks_uri = 'https://robot.example/keys'
  const published = await registeredApp(engine, { ...WEB, jwks_uri })
  expect(published.body).toMatchObject({ jwks_uri, client_secret: expect.any(String) })
})

test('keys that were added in the portal and registered ones do not stand together', async ({
  engine,
}) => {
  const pair = await makePair()
  const app = await registeredApp(engine, MACHINE)
  await giveKey(app.appId)
  const refused = await app.ask('PUT', { ...MACHINE, ...signing(pair), client_id: app.appId })
  expect([refused.status, refused.body.error]).toEqual([400, 'invalid_client_metadata'])
})

const BAD: Record<string, unknown> = {
  'a private key': { keys: [{ kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: 'c' }] },
  'a symmetric key': { keys: [{ kty: 'oct', k: 'c2VjcmV0' }] },
  'no key at all': { keys: [{ a: 1 }] },
  'half a key': { keys: [{ kty: 'EC', crv: 'P-256', x: 'a' }] },
  'keys that are no list': { keys: 'x' },
  'a set that is text': '{"keys":[]}',
  'a set of 21 keys': { keys: Array.from({ length: 21 }, () => ({ kty: 'AKP' })) },
  'a very long key': { keys: [{ kty: 'RSA', e: 'AQAB', n: 'x'.repeat(17_000) }] },
}

for (const [what, jwks] of Object.entries(BAD)) {
  test(`${what} is not registered as keys`, async ({ engine }) => {
    const { token } = await allowRegistration()
    const { status, body } = await register(engine, token, { ...WEB, jwks })
    expect([status, body.error]).toEqual([400, 'invalid_client_metadata'])
    expect(JSON.stringify(body)).not.toContain('c2VjcmV0')
  })
}

test('keys have one place: in the request, or at an address', async ({ engine }) => {
  const { token } = await allowRegistration()
  const both = { ...signing(await makePair()), jwks_uri: 'https://robot.example/keys' }
  const { status, body } = await register(engine, token, { ...WEB, ...both })
  expect([status, body.error]).toEqual([400, 'invalid_client_metadata'])
})
