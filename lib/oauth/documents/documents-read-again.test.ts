import { decodeProtectedHeader } from 'jose'
import { removeAllowedHost } from '@/lib/apps/documents/remove-allowed-host'
import { MINUTE, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { refresh, userInfo } from '../testing/relying-party'
import { DOCUMENTS } from './reading'
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

const actorOf = ({ organizationId, ownerId }: { organizationId: string; ownerId: string }) => ({
  personId: ownerId,
  personName: 'Ada',
  organizationId,
  role: 'administrator' as const,
  provenAt: now(),
  origin: { address: null, userAgent: null, requestId: null },
})

test('a removed host ends its apps and their tokens at once', async ({ engine, web }) => {
  const organization = await allowHost()
  const party = await makeMetadataDocumentApp(engine.origin)
  const { access_token, refresh_token } = await letIn(party, engine.origin)
  await removeAllowedHost(actorOf(organization), HOST)
  expect((await userInfo(party, access_token)).status).toBe(401)
  expect((await refresh(party, refresh_token)).status).toBe(401)
  expect(await statusOf(engine.origin, URL_ID)).toBe(400)
  await allowHost()
  expect(await statusOf(engine.origin, URL_ID)).toBe(400)
  expect(web.requests).toEqual([URL_ID])
})

test('a suspended or deleted app does not come back by its document', async ({ engine, web }) => {
  await allowHost()
  expect(await statusOf(engine.origin, URL_ID)).toBe(303)
  for (const ended of [{ suspendedAt: now() }, { suspendedAt: null, deletedAt: now() }]) {
    await db().app.update({ where: { id: URL_ID }, data: ended })
    moveClock(DOCUMENTS.readAgainSeconds + 1)
    expect(await statusOf(engine.origin, URL_ID)).toBe(400)
  }
  expect(web.requests).toEqual([URL_ID])
})

test('what a document says anew counts after five minutes, and ends being verified', async ({
  engine,
  web,
}) => {
  const { organizationId } = await allowHost()
  expect(await statusOf(engine.origin, URL_ID)).toBe(303)
  await db().app.update({ where: { id: URL_ID }, data: { verifiedAt: now() } })
  const moved = 'https://app.example/moved'
  web.serves.set(URL_ID, { ...NOTES, redirect_uris: [moved] })
  expect(await statusOf(engine.origin, URL_ID)).toBe(303)
  expect(web.requests).toHaveLength(1)
  moveClock(DOCUMENTS.readAgainSeconds)
  expect(await statusOf(engine.origin, URL_ID)).toBe(400)
  expect(await statusOf(engine.origin, URL_ID, { redirect_uri: moved })).toBe(303)
  expect(web.requests).toHaveLength(2)
  expect(await appOf()).toMatchObject({ redirectUris: [moved], version: 2, verifiedAt: null })
  const events = await db().auditEvent.findMany({
    where: { organizationId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  expect(events.map(({ action, detail }) => [action, detail])).toMatchObject([
    ['app.registered', { type: 'native', host: HOST }],
    ['app.edited', { changed: 'redirectUris', after: { redirectUris: moved }, unverified: true }],
  ])
})

test('the same document again raises no version and records nothing', async ({ engine, web }) => {
  await allowHost()
  expect(await statusOf(engine.origin, URL_ID)).toBe(303)
  moveClock(DOCUMENTS.readAgainSeconds)
  expect(await statusOf(engine.origin, URL_ID)).toBe(303)
  expect(web.requests).toHaveLength(2)
  expect(await appOf()).toMatchObject({ version: 1, describedAt: expect.any(Date) })
  expect(await db().auditEvent.count()).toBe(1)
})

test('a document that has gone is good for ten minutes more, and back when it is back', async ({
  engine,
  web,
}) => {
  await allowHost()
  const party = await makeMetadataDocumentApp(engine.origin)
  const { refresh_token } = await letIn(party, engine.origin)
  web.serves.delete(URL_ID)
  moveClock(DOCUMENTS.keptSeconds - MINUTE)
  expect(await statusOf(engine.origin, URL_ID)).toBe(303)
  moveClock(MINUTE)
  expect(await statusOf(engine.origin, URL_ID)).toBe(400)
  expect((await refresh(party, refresh_token)).status).toBe(200)
  web.serves.set(URL_ID, NOTES)
  moveClock(DOCUMENTS.restSeconds)
  expect(await statusOf(engine.origin, URL_ID)).toBe(303)
})

test('a document says that DPoP and pushed requests are required', async ({ engine, web }) => {
  await allowHost()
  const must = { dpop_bound_access_tokens: true, require_pushed_authorization_requests: true }
  web.serves.set(URL_ID, { ...NOTES, ...must })
  expect(await statusOf(engine.origin, URL_ID)).toBe(303)
  expect(await appOf()).toMatchObject({ dpopRequired: true, parRequired: true })
})

test('a document says how its ID tokens and userinfo are signed', async ({ engine, web }) => {
  await allowHost()
  const signed = { id_token_signed_response_alg: 'EdDSA', userinfo_signed_response_alg: 'RS256' }
  web.serves.set(URL_ID, { ...NOTES, ...signed })
  const party = await makeMetadataDocumentApp(engine.origin)
  const tokens = await letIn(party, engine.origin)
  expect(await appOf()).toMatchObject({ idTokenAlg: 'EdDSA', userinfoAlg: 'RS256' })
  const answer = await userInfo(party, tokens.access_token)
  expect(decodeProtectedHeader(await answer.text()).alg).toBe('RS256')
})
