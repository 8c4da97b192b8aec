import { moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import {
  CREDENTIAL_CHANGE,
  SESSION_REVOKED,
  STREAMS_MAX,
  VERIFICATION,
} from '@/lib/signals/signal-stream'
import { giveSecret, makeApp, retire } from '../testing/apps'
import { tokenOf } from '../testing/signal-receiver'
import { expect, test } from './testing/receiving'

const STREAMS = '/oauth2/ssf/streams'
const POLL = 'urn:ietf:rfc:8936'

test('the metadata names every endpoint, and says that all subjects are in a stream', async ({
  engine: { origin },
}) => {
  const answer = await fetch(`${origin}/.well-known/ssf-configuration`)
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect(await answer.json()).toEqual({
    spec_version: '1_0',
    issuer: origin,
    jwks_uri: `${origin}/oauth2/jwks`,
    delivery_methods_supported: ['urn:ietf:rfc:8935', POLL],
    configuration_endpoint: origin + STREAMS,
    status_endpoint: `${origin}/oauth2/ssf/status`,
    verification_endpoint: `${origin}/oauth2/ssf/verify`,
    authorization_schemes: [{ spec_urn: 'urn:ietf:rfc:6749' }],
    default_subjects: 'ALL',
  })
})

test('a stream is created, read, changed, replaced and deleted', async ({
  engine: { origin },
  receiver,
  listener,
}) => {
  const delivery = { method: 'urn:ietf:rfc:8935', endpoint_url: listener.url }
  const asked = {
    delivery,
    events_requested: [CREDENTIAL_CHANGE, 'urn:other'],
    description: 'Orders',
  }
  const created = await receiver.ask('POST', STREAMS, asked)
  expect(created.status).toBe(201)
  const { stream_id: id } = created.body
  const known = {
    stream_id: id,
    iss: origin,
    aud: receiver.appId,
    delivery,
    events_requested: [CREDENTIAL_CHANGE, 'urn:other'],
    events_delivered: [CREDENTIAL_CHANGE],
    description: 'Orders',
    min_verification_interval: 10,
  }
  expect(created.body).toMatchObject(known)
  expect((await receiver.ask('GET', STREAMS, undefined, 'ssf.read')).body).toMatchObject([known])
  expect((await receiver.ask('GET', `${STREAMS}?stream_id=${id}`)).body).toMatchObject(known)

  const events_requested = [SESSION_REVOKED]
  const changed = await receiver.ask('PATCH', STREAMS, { stream_id: id, events_requested })
  expect(changed.body).toMatchObject({
    ...known,
    events_requested,
    events_delivered: events_requested,
  })
  const replaced = await receiver.ask('PUT', STREAMS, { stream_id: id, delivery: { method: POLL } })
  expect(replaced.body).toMatchObject({
    events_requested: [],
    delivery: { method: POLL, endpoint_url: `${origin}/oauth2/ssf/poll/${id}` },
  })
  expect(replaced.body).not.toHaveProperty('description')

  expect((await receiver.ask('DELETE', `${STREAMS}?stream_id=${id}`)).status).toBe(204)
  expect((await receiver.ask('GET', `${STREAMS}?stream_id=${id}`)).status).toBe(404)
  expect((await receiver.ask('GET', STREAMS)).body).toEqual([])
  const events = await db().auditEvent.findMany({ orderBy: { id: 'asc' } })
  const ours = events.filter(({ action }) => action.startsWith('app.stream'))
  expect(ours.map(({ action }) => action)).toEqual([
    'app.stream_created',
    'app.stream_changed',
    'app.stream_changed',
    'app.stream_removed',
  ])
})

test('only a token of an app that checks tokens, with the scope, opens the API', async ({
  engine: { origin },
  receiver,
  party,
}) => {
  const ask = async (token: string | null, method = 'GET') => {
    const headers = token === null ? {} : { authorization: `Bearer ${token}` }
    const answer = await fetch(origin + STREAMS, { method, headers })
    return [answer.status, answer.headers.get('www-authenticate')]
  }
  expect(await ask(null)).toEqual([401, 'Bearer scope="ssf.read"'])
  expect(await ask('unknown')).toEqual([401, 'Bearer error="invalid_token"'])
  const lacking = 'Bearer error="insufficient_scope", scope="ssf.manage"'
  expect(await ask(await receiver.token('ssf.read'), 'POST')).toEqual([403, lacking])
  const { value: secret } = await giveSecret(party.appId, { slot: 2 })
  const { access_token } = await tokenOf(origin, {
    appId: party.appId,
    secret,
    scope: 'ssf.manage',
  })
  expect(await ask(access_token)).toEqual([403, null])
  expect(await ask(await receiver.token('ssf.read'))).toEqual([200, null])
  await db().tokenChecker.deleteMany()
  expect(await ask(await receiver.token('ssf.read'))).toEqual([403, null])
})

test('a stream of another app is not there', async ({ engine: { origin }, receiver, party }) => {
  const id = await receiver.begin()
  const appId = await makeApp(party.organization)
  const { value: secret } = await giveSecret(appId)
  const { organizationId } = party.organization
  await db().tokenChecker.create({
    data: { id: 'chk', organizationId, appId, createdAt: new Date() },
  })
  const { access_token } = await tokenOf(origin, { appId, secret, scope: 'ssf.manage' })
  const headers = { authorization: `Bearer ${access_token}` }
  for (const [method, path] of [
    ['GET', `${STREAMS}?stream_id=${id}`],
    ['DELETE', `${STREAMS}?stream_id=${id}`],
    ['GET', `/oauth2/ssf/status?stream_id=${id}`],
    ['POST', `/oauth2/ssf/poll/${id}`],
  ] as const) {
    expect((await fetch(origin + path, { method, headers })).status, `${method} ${path}`).toBe(404)
  }
})

test('what is not right is refused with what is wrong', async ({ receiver, listener }) => {
  const ask = async (body: object, method = 'POST') => {
    const { status, body: said } = await receiver.ask(method, STREAMS, body)
    return [status, said.error_description]
  }
  const push = (endpoint_url: string) => ({
    delivery: { method: 'urn:ietf:rfc:8935', endpoint_url },
  })
  expect(await ask(push('http://api.example/'))).toEqual([400, expect.stringContaining('https')])
  expect(await ask({ delivery: { method: 'urn:other' } })).toEqual([400, expect.anything()])
  expect(await ask({ stream_id: 'sig_unknown' }, 'PATCH')).toEqual([404, expect.anything()])
  for (let nth = 0; nth < STREAMS_MAX; nth += 1) await receiver.begin()
  expect(await ask(push(listener.url))).toEqual([409, expect.stringContaining('as many streams')])
})

test('a verification carries the state, and is not asked for all the time', async ({
  receiver,
  pushed,
}) => {
  const stream_id = await receiver.begin()
  const ask = () => receiver.ask('POST', '/oauth2/ssf/verify', { stream_id, state: 'abc' })
  expect((await ask()).status).toBe(204)
  expect((await ask()).status).toBe(429)
  const [event] = await pushed()
  expect(event).toMatchObject({
    sub_id: { format: 'opaque', id: stream_id },
    events: { [VERIFICATION]: { state: 'abc' } },
  })
  moveClock(10)
  expect((await ask()).status).toBe(204)
})

test('a paused stream keeps its signals for later, a disabled one gets none', async ({
  party,
  receiver,
  pushed,
}) => {
  const stream_id = await receiver.begin()
  const set = (status: string) => receiver.ask('POST', '/oauth2/ssf/status', { stream_id, status })
  expect((await set('paused')).body).toEqual({ stream_id, status: 'paused' })
  await retire(party.secretId, 'revoked')
  expect(await pushed()).toEqual([])
  expect((await set('enabled')).status).toBe(200)
  expect(await pushed()).toHaveLength(1)
  await set('disabled')
  const { id } = await giveSecret(party.appId, { slot: 2 })
  await retire(id, 'revoked')
  await set('enabled')
  expect(await pushed()).toHaveLength(1)
})

test('signals are polled until they are acknowledged', async ({ party, receiver }) => {
  const { id: second } = await giveSecret(party.appId, { slot: 2 })
  const id = await receiver.begin({ delivery: { method: POLL } })
  const poll = async (body: object): Promise<{ sets: object; moreAvailable?: boolean }> => {
    const path = `/oauth2/ssf/poll/${id}`
    const asked = await receiver.ask('POST', path, { returnImmediately: true, ...body })
    return { sets: {}, ...asked.body }
  }
  expect(await poll({})).toEqual({ sets: {} })
  await retire(party.secretId, 'revoked')
  await retire(second, 'revoked')
  const first = await poll({ maxEvents: 1 })
  expect(first.moreAvailable).toBe(true)
  const [jti = ''] = Object.keys(first.sets)
  expect(await poll({ maxEvents: 1 })).toMatchObject({ moreAvailable: true })
  const rest = await poll({ ack: [jti] })
  expect(Object.keys(rest.sets)).toHaveLength(1)
  expect(rest.sets).not.toHaveProperty(jti)
  const [other = ''] = Object.keys(rest.sets)
  expect(await poll({ setErrs: { [other]: { err: 'invalid_key' } } })).toEqual({ sets: {} })
  expect(await db().signalStream.findFirstOrThrow()).toMatchObject({ delivered: 1, abandoned: 1 })
})

test('a poll with nothing to say is held until there is', async ({ party, receiver }) => {
  const id = await receiver.begin({ delivery: { method: POLL } })
  const polled = receiver.ask('POST', `/oauth2/ssf/poll/${id}`, {})
  await expect
    .poll(() => db().signalStream.count({ where: { NOT: { lastPolledAt: null } } }))
    .toBe(1)
  await retire(party.secretId, 'revoked')
  expect(Object.keys((await polled).body.sets ?? {})).toHaveLength(1)
})
