import { decodeJwt } from 'jose'
import { moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { makeApi } from '../resources/testing/apis'
import { Browser } from '../testing/browser'
import { basic } from '../testing/engine-test'
import { oauth, refresh, requestFor, userInfo } from '../testing/relying-party'
import { appOf, letIn, statusOf } from './testing/document-app'
import {
  allowHost,
  expect,
  HOST,
  makeMetadataDocumentApp,
  NOTES,
  test,
  URL_ID,
} from './testing/document-server'

test('people let an app in that names itself by the address of its document', async ({
  engine,
  web,
}) => {
  const organization = await allowHost()
  const party = await makeMetadataDocumentApp(engine.origin)
  expect(party.as.client_id_metadata_document_supported).toBe(true)
  const { access_token, refresh_token, id_token } = await letIn(party, engine.origin)
  expect(decodeJwt(String(id_token)).aud).toBe(URL_ID)
  const again = await oauth.processRefreshTokenResponse(
    party.as,
    party.client,
    await refresh(party, refresh_token),
  )
  for (const token of [access_token, again.access_token]) {
    expect((await userInfo(party, token)).status).toBe(200)
  }
  expect(web.requests).toEqual([URL_ID])
  expect(await appOf()).toMatchObject({
    ...organization,
    source: 'metadata_document',
    type: 'native',
    name: 'Notes',
    websiteUrl: `https://${HOST}/`,
    scopes: ['notes.read'],
    version: 1,
  })
})

test('the scopes of an API that a document names are requests', async ({ engine }) => {
  const organization = await allowHost()
  await makeApi(organization, { scopes: ['notes.read'], accessForPeople: 'with_approval' })
  const party = await makeMetadataDocumentApp(engine.origin)
  const { url } = await requestFor(party, { scope: 'openid notes.read' })
  const back = await new Browser(engine.origin).follow(url)
  expect(back.searchParams.get('error')).toBe('invalid_scope')
  expect(await db().apiPermission.findMany({ where: { appId: URL_ID } })).toMatchObject([
    { kind: 'for_people', scope: 'notes.read', status: 'requested' },
  ])
})

test('people of every organization may use it, and each agrees for themselves', async ({
  engine,
}) => {
  await allowHost()
  const party = await makeMetadataDocumentApp(engine.origin)
  await letIn(party, engine.origin, 'Bo')
  await letIn(party, engine.origin, 'Cy')
  expect(await db().grant.count({ where: { appId: URL_ID } })).toBe(2)
})

test('it belongs to the organization that allowed its host first', async ({ engine }) => {
  const first = await allowHost()
  moveClock(1)
  await allowHost()
  expect(await statusOf(engine.origin, URL_ID)).toBe(303)
  expect(await appOf()).toMatchObject(first)
})

test('an organization that takes no new apps takes none of these either', async ({
  engine,
  web,
}) => {
  const { organizationId } = await allowHost()
  const grants = { allowedGrantTypes: ['authorization_code'], updatedAt: now() }
  await db().policy.create({ data: { organizationId, ...grants, newAppRegistration: false } })
  expect(await statusOf(engine.origin, URL_ID)).toBe(400)
  expect(web.requests).toEqual([])
})

test('a host that nobody allows is answered like any unknown app, and nothing is fetched', async ({
  engine,
  web,
}) => {
  await allowHost('another.example')
  const form = { scope: 'openid' }
  const answers = await Promise.all(
    ['/oauth2/authorize', '/oauth2/par', '/oauth2/device_authorization', '/oauth2/token'].map(
      async (path) => {
        const ask = (client_id: string) => engine.post(path, { ...form, client_id })
        const [url, unknown] = [await ask(URL_ID), await ask('app_00000000000000000000')]
        return [url.status, url.body, unknown.status, unknown.body]
      },
    ),
  )
  for (const [status, body, theirs, text] of answers) expect([status, body]).toEqual([theirs, text])
  expect(await statusOf(engine.origin, URL_ID)).toBe(400)
  expect(web.requests).toEqual([])
  expect(await db().app.count()).toBe(0)
})

test('discovery offers documents as soon as some host is allowed', async ({ engine }) => {
  const { as } = await makeMetadataDocumentApp(engine.origin)
  expect(as.client_id_metadata_document_supported).toBe(false)
  await allowHost()
  const later = await makeMetadataDocumentApp(engine.origin)
  expect(later.as.client_id_metadata_document_supported).toBe(true)
})

test('only where an app begins something is its document read', async ({ engine, web }) => {
  await allowHost()
  const form = { client_id: URL_ID, token: 'x', grant_type: 'refresh_token', refresh_token: 'x' }
  for (const path of ['/oauth2/token', '/oauth2/revoke', '/oauth2/introspect']) {
    expect((await engine.post(path, form)).body.error).toBe('invalid_client')
  }
  expect(web.requests).toEqual([])
  const device = await engine.post('/oauth2/device_authorization', {
    client_id: URL_ID,
    scope: 'openid',
  })
  expect([device.status, typeof device.body.user_code]).toEqual([200, 'string'])
  const pushed = await engine.post('/oauth2/par', {
    client_id: URL_ID,
    redirect_uri: 'https://app.example/callback',
    response_type: 'code',
    scope: 'openid',
    code_challenge: 'a'.repeat(43),
    code_challenge_method: 'S256',
  })
  expect(pushed.status).toBe(201)
  expect(web.requests).toEqual([URL_ID])
})

test('a redirect URI that is not in the document is a page, never a redirect', async ({
  engine,
}) => {
  await allowHost()
  const elsewhere = { redirect_uri: 'https://app.example/elsewhere' }
  expect(await statusOf(engine.origin, URL_ID, elsewhere)).toBe(400)
})

test('it has no secret: whatever is presented as one is refused', async ({ engine }) => {
  await allowHost()
  expect(await statusOf(engine.origin, URL_ID)).toBe(303)
  const form = { grant_type: 'client_credentials' }
  const answer = await engine.post('/oauth2/token', form, basic(URL_ID, 'kt_cs_made_up'))
  expect([answer.status, answer.body.error]).toEqual([401, 'invalid_client'])
  const alone = await engine.post('/oauth2/token', { ...form, client_id: URL_ID })
  expect([alone.status, alone.body.error]).toEqual([400, 'unauthorized_client'])
})

test('a document that names no scope gets those that it asks for, also when it is read again', async ({
  engine,
  web,
}) => {
  const { scope: _, ...silent } = NOTES
  web.serves.set(URL_ID, silent)
  const organization = await allowHost()
  await makeApi(organization, { scopes: ['notes.read'] })
  const party = await makeMetadataDocumentApp(engine.origin)
  await letIn(party, engine.origin)
  expect((await appOf()).scopes).toEqual(['notes.read'])
  web.serves.set(URL_ID, { ...silent, client_name: 'Other' })
  moveClock(301)
  await statusOf(engine.origin, URL_ID)
  expect(await appOf()).toMatchObject({ name: 'Other', scopes: ['notes.read'] })
})
