import { sweepUnusedApps } from '@/lib/apps/programs/sweep-unused-apps'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { OPEN_REGISTRATIONS } from '@/lib/limits/open-registrations'
import { Browser } from '../testing/browser'
import { type EngineUnderTest, expect, test } from '../testing/engine-test'
import { approve, makePerson } from '../testing/people'
import {
  allowRegistration,
  clientOf,
  type Metadata,
  rowOf,
  send,
  setPolicy,
} from '../testing/programs'
import { redeem, requestFor } from '../testing/relying-party'

const EDITOR = {
  client_name: 'Editor',
  redirect_uris: ['http://127.0.0.1/cb', 'cursor://mcp/cb'],
  token_endpoint_auth_method: 'none',
}

/** Registers without a token. */
const register = ({ origin }: EngineUnderTest, body: Metadata = EDITOR) =>
  send('POST', `${origin}/oauth2/register`, { body })

/** An organization that takes apps without a token. */
async function open() {
  const { organizationId, personId } = await allowRegistration()
  await setPolicy(organizationId, { openRegistration: true })
  return { organizationId, personId }
}

test('without a token nobody registers, unless an organization allows it', async ({ engine }) => {
  await allowRegistration()
  const { status } = await register(engine)
  expect([400, 401]).toContain(status)
  expect(await db().app.count()).toBe(0)
})

test('a native app registers itself, belongs to an administrator, and signs somebody in', async ({
  engine,
}) => {
  const { organizationId, personId } = await open()
  const { status, body } = await register(engine)
  expect([status, body.application_type]).toEqual([201, 'native'])
  expect(body).not.toHaveProperty('client_secret')
  const appId = String(body.client_id)
  expect(await rowOf(appId)).toMatchObject({ organizationId, ownerId: personId, source: 'open' })
  expect(await db().auditEvent.count({ where: { action: 'app.registered' } })).toBe(1)
  const party = await clientOf(engine, { body }, 'http://127.0.0.1:33418/cb')
  const request = await requestFor(party, { scope: 'openid' })
  const back = await approve(new Browser(engine.origin), request.url, await makePerson())
  expect((await redeem(party, request, back)).status).toBe(200)
})

test('of what it asks for it gets what a stranger may have, and is told', async ({ engine }) => {
  await open()
  const { status, body } = await register(engine, {
    redirect_uris: ['https://evil.example/cb', 'http://localhost:3030/cb'],
    token_endpoint_auth_method: 'client_secret_post',
    grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
    logo_uri: 'https://evil.example/logo.png',
    backchannel_logout_uri: 'https://evil.example/out',
    post_logout_redirect_uris: ['https://evil.example/bye'],
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    redirect_uris: ['http://localhost:3030/cb'],
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
  })
  expect(JSON.stringify(body)).not.toContain('evil')
  const url = String(body.registration_client_uri)
  const change = { client_id: body.client_id, redirect_uris: ['https://evil.example/cb'] }
  const token = String(body.registration_access_token)
  const changed = await send('PUT', url, { token, body: change })
  expect([changed.status, changed.body.error]).toEqual([400, 'invalid_redirect_uri'])
})

test('what is no native app that returns to the device needs a token', async ({ engine }) => {
  await open()
  const wrong: Metadata[] = [
    { redirect_uris: ['https://app.example/cb'] },
    { ...EDITOR, application_type: 'web' },
    { ...EDITOR, token_endpoint_auth_method: 'private_key_jwt' },
    { ...EDITOR, token_endpoint_auth_method: 'tls_client_auth' },
    { ...EDITOR, token_endpoint_auth_method: 'self_signed_tls_client_auth' },
    { grant_types: ['client_credentials'] },
  ]
  for (const metadata of wrong) {
    expect((await register(engine, metadata)).status, JSON.stringify(metadata)).toBe(400)
  }
  expect(await db().app.count()).toBe(0)
})

test('one address registers so many an hour', async ({ engine }) => {
  await open()
  for (let round = 0; round < OPEN_REGISTRATIONS.limit; round += 1) {
    expect((await register(engine)).status).toBe(201)
  }
  const { status, body } = await register(engine)
  expect([status, body.error]).toEqual([429, 'temporarily_unavailable'])
})

test('an app that nobody allows anything is gone after a day, and any other stays', async ({
  engine,
}) => {
  const { personId, organizationId } = await open()
  const ids = [await register(engine), await register(engine), await register(engine)].map(
    ({ body }) => String(body.client_id),
  )
  const [unused = '', used = '', fresh = ''] = ids
  const yesterday = { createdAt: secondsAfter(now(), -DAY) }
  await db().app.updateMany({ where: { id: { in: [unused, used] } }, data: yesterday })
  const times = { createdAt: now(), updatedAt: now() }
  const sealed = { digest: Buffer.alloc(32), sealed: Buffer.alloc(1) }
  await db().grant.create({
    data: { id: newId('grt'), personId, appId: used, scopes: [], ...sealed, ...times },
  })
  expect(await sweepUnusedApps()).toBe(1)
  const left = await db().app.findMany({ where: { organizationId }, select: { id: true } })
  expect(left.map(({ id }) => id).sort()).toEqual([used, fresh].sort())
})

test('where several organizations allow it, the oldest gets the app', async ({ engine }) => {
  const first = await open()
  const second = await open()
  const older = { createdAt: secondsAfter(now(), -DAY) }
  await db().organization.update({ where: { id: second.organizationId }, data: older })
  const { body } = await register(engine)
  expect((await rowOf(String(body.client_id))).organizationId).toBe(second.organizationId)
  await setPolicy(second.organizationId, { openRegistration: false })
  const url = String(body.registration_client_uri)
  const token = String(body.registration_access_token)
  expect((await send('GET', url, { token })).status).toBe(401)
  const next = await register(engine)
  expect((await rowOf(String(next.body.client_id))).organizationId).toBe(first.organizationId)
})
