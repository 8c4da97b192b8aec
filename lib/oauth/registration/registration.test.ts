import { now } from '@/lib/clock'
import { newId, randomBase62 } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { APPS_PER_INITIAL_ACCESS_TOKEN_MAX } from '@/lib/initial-access-tokens/initial-access-token'
import { makeApi } from '../resources/testing/apis'
import { Browser } from '../testing/browser'
import { basic, expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import {
  allowRegistration,
  MACHINE,
  NATIVE,
  register,
  registeredApp,
  rowOf,
  send,
  setPolicy,
  WEB,
} from '../testing/programs'
import { INSECURE, oauth, redeem, requestFor } from '../testing/relying-party'

test('an app registers itself, owned by whoever made the token, and its secret works', async ({
  engine,
}) => {
  const { body, appId, organizationId, personId } = await registeredApp(engine)
  expect(body).toMatchObject({
    client_name: 'Robot',
    scope: 'a b',
    token_endpoint_auth_method: 'client_secret_basic',
    client_secret_expires_at: expect.any(Number),
  })
  const app = await rowOf(appId)
  expect(app).toMatchObject({ organizationId, ownerId: personId, source: 'dynamic' })
  expect(app.type).toBe('machine')
  const [event] = await db().auditEvent.findMany({ where: { action: 'app.registered' } })
  expect(event).toMatchObject({ actorId: personId, actorName: 'Ada (through a program)' })
  expect(event?.detail).toMatchObject({ initialAccessToken: 'Deploy' })
  const credentials = basic(appId, String(body.client_secret))
  const grant = { grant_type: 'client_credentials', scope: 'a' }
  expect((await engine.post('/oauth2/token', grant, credentials)).status).toBe(200)
})

test('the scopes of an API that a program registers are requests, also with an administrator’s token', async ({
  engine,
}) => {
  const { token, organizationId } = await allowRegistration()
  await makeApi({ organizationId }, { scopes: ['a'], accessForItself: 'with_approval' })
  const { body } = await register(engine, token, MACHINE)
  expect(body.scope).toBe('a b')
  const { client_id: appId, client_secret: secret } = body
  const permissions = await db().apiPermission.findMany({
    where: { appId: String(appId) },
    orderBy: { kind: 'asc' },
  })
  expect(
    permissions.map(({ kind, status, requestedByName }) => [kind, status, requestedByName]),
  ).toEqual([
    ['for_itself', 'requested', null],
    ['for_people', 'granted', null],
  ])
  const headers = basic(String(appId), String(secret))
  const grant = { grant_type: 'client_credentials' }
  expect((await engine.post('/oauth2/token', grant, headers)).body.scope).toBe('b')
})

test('what it says decides what kind of app it is, and a native one gets no secret', async ({
  engine,
}) => {
  const web = await registeredApp(engine, WEB)
  expect((await rowOf(web.appId)).type).toBe('web')
  expect(web.body).toHaveProperty('client_secret')
  const native = await registeredApp(engine, NATIVE)
  expect((await rowOf(native.appId)).type).toBe('native')
  expect(native.body).not.toHaveProperty('client_secret')
  expect(await db().secret.count({ where: { appId: native.appId } })).toBe(0)
})

test('no token, an unknown one, and a policy that says no are the same 401', async ({ engine }) => {
  const { token, organizationId } = await allowRegistration()
  const unknown = await register(engine, `kt_iat_${randomBase62(43)}`, MACHINE)
  await setPolicy(organizationId, { dynamicRegistration: false })
  const off = await register(engine, token, MACHINE)
  expect([unknown.status, off.status]).toEqual([401, 401])
  expect(off.body).toEqual(unknown.body)
  const none = await register(engine, '', MACHINE)
  expect(none.status).toBeGreaterThanOrEqual(400)
  expect(none.status).toBeLessThan(500)
  expect(await db().app.count({ where: { organizationId } })).toBe(0)
})

test('an app reads its registration, without its secret', async ({ engine }) => {
  const { ask, body } = await registeredApp(engine, WEB)
  const read = await ask('GET')
  expect(read.status).toBe(200)
  const { client_secret: _, client_secret_expires_at: __, ...rest } = body
  expect(read.body).toEqual(rest)
  expect(JSON.stringify(read.body)).not.toMatch(/app_organization|app_version|client_secret"/)
})

test('an app changes its registration, but not its secret, owner or organization', async ({
  engine,
}) => {
  const { ask, appId, organizationId, personId, body } = await registeredApp(engine, WEB)
  const change = { ...WEB, client_id: appId, client_name: 'Robot 2', scope: 'a' }
  const more = { owner_id: 'psn_x', app_organization_id: 'org_x', organizationId: 'org_x' }
  const changed = await ask('PUT', { ...change, ...more })
  expect(changed.status).toBe(200)
  expect(changed.body).toMatchObject({ client_name: 'Robot 2', scope: 'a' })
  expect(changed.body).not.toHaveProperty('client_secret')
  expect(await rowOf(appId)).toMatchObject({
    name: 'Robot 2',
    organizationId,
    ownerId: personId,
    version: 2,
    source: 'dynamic',
  })
  expect((await ask('PUT', { ...change, client_secret: 'mine' })).status).toBe(400)
  const other = await registeredApp(engine)
  expect((await ask('PUT', { ...change, client_id: other.appId })).status).toBe(400)
  expect(await db().secret.count({ where: { appId } })).toBe(1)
  const itself = { ...change, grant_types: ['authorization_code', 'client_credentials'] }
  expect((await ask('PUT', itself)).status).toBe(200)
  const grant = { grant_type: 'client_credentials', scope: 'b' }
  const answer = await engine.post('/oauth2/token', grant, basic(appId, String(body.client_secret)))
  expect(answer.body.error).toBe('invalid_scope')
})

test('a hundred apps come with one token, and another when one of them has gone', async ({
  engine,
}) => {
  const { token, organizationId, personId: ownerId } = await allowRegistration()
  const [row] = await db().initialAccessToken.findMany({ where: { organizationId } })
  const come = {
    organizationId,
    ownerId,
    source: 'dynamic',
    type: 'machine',
    name: 'Robot',
  } as const
  const times = { createdAt: now(), updatedAt: now() }
  await db().app.createMany({
    data: Array.from({ length: APPS_PER_INITIAL_ACCESS_TOKEN_MAX - 1 }, () => ({
      id: newId('app'),
      initialAccessTokenId: row?.id ?? '',
      ...come,
      ...times,
    })),
  })
  const answers = await Promise.all([1, 2, 3].map(() => register(engine, token, MACHINE)))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403])
  expect(answers.find(({ status }) => status === 403)?.body.error).toBe('access_denied')
  await db().app.updateMany({
    where: { id: String(answers.find(({ status }) => status === 201)?.body.client_id) },
    data: { deletedAt: now() },
  })
  expect((await register(engine, token, MACHINE)).status).toBe(201)
})

test('an app deletes itself, and what it was is kept for whoever would restore it', async ({
  engine,
}) => {
  const { ask, appId, body } = await registeredApp(engine)
  expect((await ask('DELETE')).status).toBe(204)
  expect((await rowOf(appId)).deletedAt).not.toBeNull()
  expect((await ask('GET')).status).toBe(401)
  const grant = { grant_type: 'client_credentials' }
  const credentials = basic(appId, String(body.client_secret))
  expect((await engine.post('/oauth2/token', grant, credentials)).status).toBe(401)
})

test('a suspended app, and one whose organization changed its mind, are kept out', async ({
  engine,
}) => {
  const { ask, appId, organizationId } = await registeredApp(engine)
  await setPolicy(organizationId, { dynamicRegistration: false })
  for (const method of ['GET', 'DELETE']) expect((await ask(method)).status).toBe(401)
  await setPolicy(organizationId, { dynamicRegistration: true })
  expect((await ask('GET')).status).toBe(200)
  await db().app.update({ where: { id: appId }, data: { suspendedAt: now() } })
  for (const method of ['GET', 'DELETE']) expect((await ask(method)).status).toBe(401)
  expect((await rowOf(appId)).deletedAt).toBeNull()
})

test('nobody manages an app with the token of another', async ({ engine }) => {
  const [one, other] = [await registeredApp(engine), await registeredApp(engine)]
  const token = String(one.body.registration_access_token)
  expect((await send('GET', other.url, { token })).status).toBe(401)
  expect((await send('DELETE', other.url, { token })).status).toBe(401)
  expect((await send('GET', other.url, { token: one.token })).status).toBe(401)
  expect((await rowOf(other.appId)).deletedAt).toBeNull()
})

test('the metadata names where apps register, and only while some organization lets them', async ({
  engine,
}) => {
  const url = `${engine.origin}/.well-known/oauth-authorization-server`
  const named = async () => (await send('GET', url, {})).body.registration_endpoint
  expect(await named()).toBeUndefined()
  const { organizationId } = await allowRegistration()
  expect(await named()).toBe(`${engine.origin}/oauth2/register`)
  await setPolicy(organizationId, { dynamicRegistration: true, newAppRegistration: false })
  expect(await named()).toBeUndefined()
  await setPolicy(organizationId, { openRegistration: true })
  expect(await named()).toBe(`${engine.origin}/oauth2/register`)
})

test('a client of the RFC registers itself and signs somebody in', async ({ engine }) => {
  const { organizationId, personId, token } = await allowRegistration()
  const issuer = new URL(engine.origin)
  const found = await oauth.discoveryRequest(issuer, INSECURE)
  const as = await oauth.processDiscoveryResponse(issuer, found)
  const client = await oauth.processDynamicClientRegistrationResponse(
    await oauth.dynamicClientRegistrationRequest(as, WEB, {
      ...INSECURE,
      initialAccessToken: token,
    }),
  )
  const party = {
    appId: client.client_id,
    secretId: '',
    as,
    client,
    redirectUri: WEB.redirect_uris[0] ?? '',
    organization: { organizationId, ownerId: personId },
    auth: oauth.ClientSecretBasic(String(client.client_secret)),
  }
  const request = await requestFor(party, { scope: 'openid' })
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  expect((await redeem(party, request, back)).status).toBe(200)
})
