import { decodeProtectedHeader } from 'jose'
import { Browser } from '../testing/browser'
import { basic, expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import {
  allowRegistration,
  clientOf,
  register,
  registeredApp,
  rowOf,
  WEB,
} from '../testing/programs'
import { redeem, requestFor, userInfo } from '../testing/relying-party'

const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code'

test('a program that names no grant types gets the authorization code and no other (RFC 7591 §2)', async ({
  engine,
}) => {
  const app = await registeredApp(engine, WEB)
  expect(app.body.grant_types).toEqual(['authorization_code'])
  expect((await app.ask('GET')).body.grant_types).toEqual(['authorization_code'])
  const party = await clientOf(engine, app)
  const request = await requestFor(party, { scope: 'a' })
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  const tokens = await (await redeem(party, request, back)).json()
  expect(tokens.access_token).toBeTruthy()
  expect(tokens).not.toHaveProperty('refresh_token')
  const credentials = basic(app.appId, String(app.body.client_secret))
  const refused = [
    ['/oauth2/token', { grant_type: 'client_credentials' }],
    ['/oauth2/device_authorization', { scope: 'a' }],
  ] as const
  for (const [path, form] of refused) {
    const { body } = await engine.post(path, form, credentials)
    expect([path, body.error]).toEqual([path, 'unauthorized_client'])
  }
})

test('a program gets the grant types that it names, until it names others', async ({ engine }) => {
  const named = ['authorization_code', 'refresh_token', 'client_credentials']
  const { ask, appId, body } = await registeredApp(engine, { ...WEB, grant_types: named })
  expect(body.grant_types).toEqual(named)
  const askForItself = () =>
    engine.post(
      '/oauth2/token',
      { grant_type: 'client_credentials' },
      basic(appId, String(body.client_secret)),
    )
  expect((await askForItself()).status).toBe(200)
  const fewer = { ...WEB, client_id: appId, grant_types: ['authorization_code', DEVICE_CODE] }
  const changed = await ask('PUT', fewer)
  expect(changed.body.grant_types).toEqual(fewer.grant_types)
  const { body: refused } = await askForItself()
  expect(refused.error).toBe('unauthorized_client')
  expect(refused.error_description).toContain('not switched on')
})

test('a program says that DPoP and pushed requests are required, and takes it back', async ({
  engine,
}) => {
  const must = { dpop_bound_access_tokens: true, require_pushed_authorization_requests: true }
  const app = await registeredApp(engine, { ...WEB, ...must })
  expect(app.body).toMatchObject(must)
  expect(await rowOf(app.appId)).toMatchObject({ dpopRequired: true, parRequired: true })
  const party = await clientOf(engine, app)
  const { url } = await requestFor(party, { scope: 'a' })
  const refused = await new Browser(engine.origin).follow(url)
  expect(refused.searchParams.get('error')).toBe('invalid_request')
  const changed = await app.ask('PUT', { ...WEB, client_id: app.appId })
  expect(changed.status).toBe(200)
  expect(changed.body).not.toHaveProperty('dpop_bound_access_tokens')
  expect(await rowOf(app.appId)).toMatchObject({ dpopRequired: false, parRequired: false })
  const wrong = { ...WEB, client_id: app.appId, dpop_bound_access_tokens: 'yes' }
  expect((await app.ask('PUT', wrong)).body.error).toBe('invalid_client_metadata')
})

for (const alg of ['RS256', 'ES256', 'EdDSA']) {
  test(`a program that names ${alg} is answered so, and gets it until it names another`, async ({
    engine,
  }) => {
    const signed = { id_token_signed_response_alg: alg, userinfo_signed_response_alg: alg }
    const app = await registeredApp(engine, { ...WEB, ...signed })
    expect(app.body).toMatchObject(signed)
    const party = await clientOf(engine, app)
    const request = await requestFor(party, { scope: 'openid' })
    const back = await approve(new Browser(engine.origin), request.url, await makePerson())
    const { access_token, id_token } = await (await redeem(party, request, back)).json()
    const answer = await userInfo(party, access_token)
    for (const jwt of [id_token, await answer.text()]) {
      expect(decodeProtectedHeader(jwt).alg).toBe(alg)
    }
    const { body } = await app.ask('PUT', { ...WEB, client_id: app.appId })
    expect(body.id_token_signed_response_alg).toBe('RS256')
    expect(body).not.toHaveProperty('userinfo_signed_response_alg')
  })
}

test('an algorithm that is not offered is refused, for nobody would verify another', async ({
  engine,
}) => {
  const { token } = await allowRegistration()
  for (const alg of ['HS256', 'PS256', 'none', 256]) {
    for (const name of ['id_token_signed_response_alg', 'userinfo_signed_response_alg']) {
      const { status, body } = await register(engine, token, { ...WEB, [name]: alg })
      expect([status, body.error], `${name} ${alg}`).toEqual([400, 'invalid_client_metadata'])
      expect(body.error_description).toContain(name)
    }
  }
})
