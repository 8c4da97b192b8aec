import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { Webhook } from 'standardwebhooks'
import { anApp } from '@/lib/apps/testing/fixtures'
import { DAY, HOUR, moveClock } from '@/lib/clock'
import { config, provideConfig } from '@/lib/config'
import { db } from '@/lib/db/client'
import { tellAll, toldOf } from '@/lib/notices/testing/told'
import { LEASE_SECONDS } from '@/lib/queue/queue'
import { findEndpointView } from '../find-endpoint-view'
import { listDeliveries } from '../list-deliveries'
import { makeSecret } from '../make-secret'
import { removeSecret } from '../remove-secret'
import { enableEndpoint } from '../switch-endpoint'
import { testEndpoint } from '../test-endpoint'
import { deliveries, expect, expectRefused, test } from '../testing/hooked'
import { type Received, startReceiver } from '../testing/receiver'
import { deliverMessages } from './deliver-messages'
import { resendMessage } from './resend-message'
import { sweepMessages } from './sweep-messages'
import { viewMessage } from './view-message'

/** What a receiver with the library of Standard Webhooks reads. Throws unless the signature is right. */
function verified(secret: string, { headers, body }: Received): Record<string, unknown> {
  return new Webhook(secret).verify(body, headers as Record<string, string>) as never
}

test('a receiver with the library of Standard Webhooks verifies what it gets', async ({
  people: { ada },
  receiver,
  hook,
}) => {
  const { id, secret } = await hook(['app.*'])
  const app = await anApp(ada)
  expect(await deliverMessages()).toBe(1)
  const [got] = receiver.received
  if (!got) throw new Error('nothing came')
  const [event] = await db().auditEvent.findMany({ where: { action: 'app.registered' } })
  const message = verified(secret, got)
  expect(message).toEqual({
    type: 'app.registered',
    timestamp: event?.at.toISOString(),
    data: {
      organization_id: ada.organizationId,
      id: event?.id,
      at: event?.at.toISOString(),
      actor_id: ada.personId,
      actor_name: 'Ada',
      event: 'app.registered',
      sentence: 'registered the app',
      target_kind: 'app',
      target_id: app.id,
      target_name: app.name,
      app_id: app.id,
      cause: null,
      request_id: null,
      detail: event?.detail,
    },
  })
  expect(got.headers['content-type']).toBe('application/json')
  expect(() => verified(secret, { ...got, body: got.body.replace('Ada', 'Eve') })).toThrow()
  const { deliveries: told } = await listDeliveries(ada, id, { before: null })
  expect(told).toMatchObject([{ state: 'delivered', attempts: 1, lastStatus: 204 }])
  expect(got.headers['webhook-id']).toBe(told[0]?.id)
  const shown = await viewMessage(ada, { endpointId: id, messageId: told[0]?.id ?? '' })
  expect(shown.message).toEqual(message)
})

test('both secrets sign while they overlap, so that a receiver changes over without a gap', async ({
  people: { ada },
  receiver,
  hook,
}) => {
  const { id, secret: old } = await hook(['app.*'])
  const anew = (await makeSecret(ada, id)).value.reveal()
  await testEndpoint(ada, id)
  await deliverMessages()
  const [both] = receiver.received
  if (!both) throw new Error('nothing came')
  expect(verified(old, both)).toEqual(verified(anew, both))
  const { 'webhook-id': said, 'webhook-timestamp': at, 'webhook-signature': signed } = both.headers
  // By hand, as a receiver without a library does.
  const byHand = [old, anew].map((secret) => {
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    const hmac = createHmac('sha256', key).update(`${said}.${at}.${both.body}`)
    return `v1,${hmac.digest('base64')}`
  })
  expect(signed).toBe(byHand.join(' '))
  const [first] = (await findEndpointView(ada, id)).secrets
  await removeSecret(ada, id, first?.id ?? '')
  await testEndpoint(ada, id)
  await deliverMessages()
  const [, alone] = receiver.received
  if (!alone) throw new Error('nothing came')
  expect(() => verified(old, alone)).toThrow()
  expect(verified(anew, alone)).toMatchObject({ type: 'webhook.test' })
})

test('what failed is sent again with the same webhook-id and a new signature', async ({
  people: { ada },
  receiver,
  hook,
}) => {
  const { id, secret } = await hook(['app.*'])
  await anApp(ada)
  receiver.answer = (response) => response.writeHead(503).end()
  await deliverMessages()
  expect((await findEndpointView(ada, id)).endpoint).toMatchObject({
    lastFailure: 'It answered 503.',
    failingSince: expect.any(Date),
  })
  expect(await deliverMessages()).toBe(0)
  receiver.answer = (response) => response.writeHead(200).end('ignored')
  moveClock(6)
  expect(await deliverMessages()).toBe(1)
  const [first, second] = receiver.received
  if (!first || !second) throw new Error('two should have come')
  expect(second.headers['webhook-id']).toBe(first.headers['webhook-id'])
  expect(second.body).toBe(first.body)
  expect(verified(secret, second)).toMatchObject({ type: 'app.registered' })
  expect((await findEndpointView(ada, id)).endpoint).toMatchObject({ failingSince: null })
})

test('an endpoint where nothing arrives for three days is switched off, and administrators are told', async ({
  people: { ada },
  receiver,
  hook,
}) => {
  const { id } = await hook(['app.*'])
  await anApp(ada)
  receiver.answer = (response) => response.writeHead(500).end()
  for (let hours = 0; hours < 4 * 24; hours += 1) {
    await deliverMessages()
    moveClock(HOUR)
  }
  expect(receiver.received).toHaveLength(10)
  expect((await findEndpointView(ada, id)).endpoint.status).toBe('failing')
  const [event] = await db().auditEvent.findMany({ where: { action: 'webhook.disabled' } })
  expect(event).toMatchObject({ actorName: 'Keyturn', detail: { because: 'failing' } })
  await tellAll()
  expect(await toldOf(ada)).toEqual(['webhook.disabled'])
  await anApp(ada)
  expect(await deliveries()).toHaveLength(1)
  await enableEndpoint(ada, id)
  receiver.answer = (response) => response.writeHead(200).end()
  await anApp(ada)
  expect(await deliverMessages()).toBe(1)
})

test('an endpoint that says it is gone is switched off at once', async ({
  people: { ada },
  receiver,
  hook,
}) => {
  const { id } = await hook(['app.*'])
  await anApp(ada)
  receiver.answer = (response) => response.writeHead(410).end()
  await deliverMessages()
  expect((await findEndpointView(ada, id)).endpoint.status).toBe('failing')
  const [event] = await db().auditEvent.findMany({ where: { action: 'webhook.disabled' } })
  expect(event).toMatchObject({ detail: { because: 'gone' } })
})

test('a message is sent again at will, with the same webhook-id', async ({
  people: { ada, strange },
  receiver,
  hook,
}) => {
  const { id } = await hook(['app.*'])
  await anApp(ada)
  await deliverMessages()
  const messageId = String(receiver.received[0]?.headers['webhook-id'])
  await expectRefused(resendMessage(strange, { endpointId: id, messageId }), 'not_found')
  await expectRefused(resendMessage(ada, { endpointId: id, messageId: 'msg_x' }), 'not_found')
  await resendMessage(ada, { endpointId: id, messageId })
  expect(await deliverMessages()).toBe(1)
  expect(receiver.received[1]?.headers['webhook-id']).toBe(messageId)
  expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body)
})

test('a message that is being sent is not sent a second time at will', async ({
  people: { ada },
  receiver,
  hook,
}) => {
  const { id } = await hook(['app.*'])
  await anApp(ada)
  let answer = () => {}
  receiver.answer = (response) => {
    answer = () => response.writeHead(204).end()
  }
  const sending = deliverMessages()
  await receiver.until(1)
  const messageId = String(receiver.received[0]?.headers['webhook-id'])
  await resendMessage(ada, { endpointId: id, messageId })
  answer()
  await sending
  expect(await deliverMessages()).toBe(0)
  expect(receiver.received).toHaveLength(1)
  expect(await deliveries()).toMatchObject([{ attempts: 1, deliveredAt: expect.any(Date) }])
})

test('an endpoint that never answers holds up no other', async ({
  people: { ada },
  receiver,
  hook,
}) => {
  const silent = await startReceiver()
  silent.answer = () => {}
  await hook(['app.*'], silent)
  await hook(['app.*'])
  for (let apps = 0; apps < 6; apps += 1) await anApp(ada)
  const delivering = deliverMessages()
  await receiver.until(6)
  // Of the silent one, no more than its share is under way.
  expect(silent.received.length).toBeLessThanOrEqual(4)
  silent.close()
  await delivering
})

test('an inner address is refused unless it is admitted, and a redirect is not followed', async ({
  people: { ada },
  receiver,
  hook,
}) => {
  const { id } = await hook(['app.*'])
  await anApp(ada)
  const { admitted, ...closed } = config()
  provideConfig(closed)
  await deliverMessages()
  expect(receiver.received).toEqual([])
  expect((await findEndpointView(ada, id)).endpoint.lastFailure).toContain(
    'KEYTURN_ADMITTED_NETWORKS',
  )
  provideConfig({ ...closed, ...(admitted ? { admitted } : {}) })
  const elsewhere = await startReceiver()
  receiver.answer = (response) => response.writeHead(302, { location: elsewhere.url }).end()
  moveClock(6)
  await deliverMessages()
  expect(receiver.received).toHaveLength(1)
  expect(elsewhere.received).toEqual([])
  expect((await findEndpointView(ada, id)).endpoint.lastFailure).toContain('not followed')
  elsewhere.close()
})

for (const sends of [false, true]) {
  const when = sends ? 'while it sends' : 'between commit and sending'
  test(`a process that is killed ${when} loses nothing, and the webhook-id stays`, async ({
    people: { ada },
    receiver,
    hook,
    database,
  }) => {
    const { id, secret } = await hook(['app.*'])
    receiver.answer = () => {}
    const setting = [database.url, database.masterKey.toString('hex')]
    const actor = `${ada.personId} ${ada.organizationId}`
    const program = ['--import', 'tsx', 'lib/webhooks/testing/hanging-process.ts']
    const killed = spawn(
      process.execPath,
      [...program, ...setting, actor, id, sends ? 'sends' : ''],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    if (sends) await receiver.until(1)
    else await once(killed.stdout, 'data')
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    receiver.answer = (response) => response.writeHead(204).end()
    if (sends) moveClock(LEASE_SECONDS + 1)
    expect(await deliverMessages()).toBe(1)
    const [row] = await deliveries()
    const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
    expect(ids).toEqual(Array(sends ? 2 : 1).fill(`msg_${row?.id.replaceAll('-', '')}`))
    expect(row).toMatchObject({ deliveredAt: expect.any(Date), attempts: ids.length })
    for (const got of receiver.received) {
      expect(verified(secret, got)).toMatchObject({ type: 'webhook.test' })
    }
  })
}

test('the log of deliveries keeps thirty days', async ({ people: { ada }, hook }) => {
  await hook(['app.*'])
  await anApp(ada)
  await deliverMessages()
  moveClock(29 * DAY)
  expect(await sweepMessages()).toBe(0)
  moveClock(2 * DAY)
  expect(await sweepMessages()).toBe(1)
})
