import { anApp } from '@/lib/apps/testing/fixtures'
import { moveClock } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { EVENT_CATALOGUE } from './event-catalogue'
import { findEndpointView } from './find-endpoint-view'
import { listDeliveries } from './list-deliveries'
import { listEndpoints } from './list-endpoints'
import { makeSecret } from './make-secret'
import { removeEndpoint } from './remove-endpoint'
import { removeSecret } from './remove-secret'
import { disableEndpoint, enableEndpoint } from './switch-endpoint'
import { testEndpoint } from './test-endpoint'
import { deliveries, expect, expectRefused, makeHook, test } from './testing/hooked'
import { addEndpoint, editEndpoint } from './testing/parsed'
import { WEBHOOKS_MAX } from './webhook'

const URL = 'https://hooks.example/keyturn?key=abc'
const SECRET = /^whsec_[A-Za-z0-9+/]{43}=$/

test('an endpoint hears of nothing before it has a secret', async ({ people: { ada } }) => {
  const id = await addEndpoint(ada, { url: URL, events: ['app.*'] })
  await anApp(ada)
  expect(await deliveries()).toEqual([])
  await expectRefused(enableEndpoint(ada, id), 'webhook_without_secret')
  await expectRefused(testEndpoint(ada, id), 'webhook_without_secret')
  const { value } = await makeSecret(ada, id)
  expect(value.reveal()).toMatch(SECRET)
  const app = await anApp(ada)
  expect(await deliveries()).toMatchObject([{ endpointId: id, action: 'app.registered' }])
  const { deliveries: told } = await listDeliveries(ada, id, { before: null })
  expect(told).toMatchObject([{ state: 'waiting', attempts: 0 }])
  expect(await listEndpoints(ada)).toMatchObject([{ id, status: 'enabled', waiting: 1 }])
  expect(app.id).toBeTruthy()
})

test('a message is written in the transaction of its event, or not at all', async ({
  people: { ada },
}) => {
  const { id } = await makeHook(ada, { url: URL, events: ['webhook.*'] })
  const written = async () => (await deliveries()).map(({ action }) => action)
  await disableEndpoint(ada, id)
  await enableEndpoint(ada, id)
  const before = await written()
  await expect(
    inTransaction(async (tx) => {
      await tx.auditEvent.createMany({
        data: [
          {
            id: '01900000-0000-7000-8000-000000000000',
            organizationId: ada.organizationId,
            at: new Date(),
            actorName: 'Ada',
            action: 'webhook.edited',
            targetKind: 'webhook',
            targetId: id,
            targetName: 'x',
          },
        ],
      })
      expect(await tx.webhookDelivery.count()).toBe(before.length + 1)
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await written()).toEqual(before)
})

test('an endpoint hears of the events that it has chosen, of its own organization', async ({
  people: { ada, strange },
}) => {
  const one = await makeHook(ada, { url: URL, events: ['app.edited'] })
  const all = await makeHook(ada, { url: URL, events: ['app.*'] })
  await makeHook(strange, { url: URL, events: ['app.*'] })
  await makeHook(ada, { url: URL, events: ['secret.*'] })
  await anApp(ada)
  const told = await deliveries()
  expect(told.map(({ endpointId, action }) => [endpointId, action])).toEqual([
    [all.id, 'app.registered'],
  ])
  expect(one.id).not.toBe(all.id)
})

test('a test goes to its endpoint alone, also while it is off', async ({ people: { ada } }) => {
  const hook = await makeHook(ada, { url: URL, events: ['webhook.*'] })
  const other = await makeHook(ada, { url: URL, events: ['webhook.*'] })
  await disableEndpoint(ada, hook.id)
  await db().webhookDelivery.deleteMany()
  await testEndpoint(ada, hook.id)
  expect(await deliveries()).toMatchObject([{ endpointId: hook.id, action: 'webhook.test' }])
  expect(other.id).not.toBe(hook.id)
})

test('two secrets overlap, and the last one stays', async ({ people: { ada } }) => {
  const { id } = await makeHook(ada, { url: URL, events: ['app.*'] })
  const [first] = (await findEndpointView(ada, id)).secrets
  await expectRefused(removeSecret(ada, id, first?.id ?? ''), 'last_webhook_secret')
  const second = await makeSecret(ada, id)
  await expectRefused(makeSecret(ada, id), 'two_webhook_secrets')
  expect(second.value.reveal().slice(-5, -1)).toBe(
    (await findEndpointView(ada, id)).secrets[1]?.lastFour,
  )
  await removeSecret(ada, id, first?.id ?? '')
  expect((await findEndpointView(ada, id)).secrets.map(({ id }) => id)).toEqual([second.id])
  await expectRefused(removeSecret(ada, id, first?.id ?? ''), 'not_found')
  await makeSecret(ada, id)
})

test('no value of a secret stands in the database or the audit log', async ({
  people: { ada },
}) => {
  const { secret } = await makeHook(ada, { url: URL, events: ['webhook.*'] })
  const [row] = await db().webhookSecret.findMany()
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  expect(Buffer.from(row?.sealed ?? []).includes(key)).toBe(false)
  const events = JSON.stringify(await db().auditEvent.findMany())
  expect(events).not.toContain(secret.slice(6, 30))
  // What stands behind the host may be a key.
  expect(events).not.toContain('key=abc')
})

test('what waits is given up when an endpoint is switched off, and nothing new waits', async ({
  people: { ada },
}) => {
  const { id } = await makeHook(ada, { url: URL, events: ['app.*'] })
  await anApp(ada)
  await disableEndpoint(ada, id)
  await anApp(ada)
  const { deliveries: told } = await listDeliveries(ada, id, { before: null })
  expect(told).toMatchObject([{ state: 'given_up', lastFailure: 'The webhook was switched off.' }])
  await enableEndpoint(ada, id)
  await anApp(ada)
  const page = await listDeliveries(ada, id, { before: null, size: 1 })
  expect(page.deliveries).toMatchObject([{ state: 'waiting' }])
  const rest = await listDeliveries(ada, id, { before: page.next, size: 1 })
  expect(rest).toMatchObject({ deliveries: [{ state: 'given_up' }], next: null })
})

test('administrators alone see and change webhooks, each those of their organization', async ({
  people: { ada, dora, sam, strange },
}) => {
  const { id } = await makeHook(ada, { url: URL, events: ['app.*'] })
  const input = { url: URL, events: ['app.*'] }
  for (const actor of [dora, sam]) {
    await expectRefused(addEndpoint(actor, input), 'forbidden')
    await expectRefused(editEndpoint(actor, id, input), 'forbidden')
    await expectRefused(listEndpoints(actor), 'forbidden')
    await expectRefused(makeSecret(actor, id), 'forbidden')
    await expectRefused(testEndpoint(actor, id), 'forbidden')
  }
  await expectRefused(editEndpoint(strange, id, input), 'not_found')
  await expectRefused(findEndpointView(strange, id), 'not_found')
  await expectRefused(listDeliveries(strange, id, { before: null }), 'not_found')
  await expectRefused(removeEndpoint(strange, id), 'not_found')
  const provenAt = new Date()
  moveClock(3_600)
  await expectRefused(makeSecret({ ...ada, provenAt }, id), 'step_up_required')
  await expectRefused(addEndpoint({ ...ada, provenAt }, input), 'step_up_required')
  await removeEndpoint(ada, id)
  expect(await db().webhookSecret.count()).toBe(0)
})

test('addresses that are not safe, and events that nobody is told of, are refused', async ({
  people: { ada },
}) => {
  const refused = ['http://hooks.example/', 'ftp://hooks.example', 'https://a:b@hooks.example', 'x']
  for (const url of refused) {
    await expectRefused(addEndpoint(ada, { url, events: ['app.*'] }), 'invalid_input')
  }
  for (const events of [[], ['client.*'], ['audit.read'], ['webhook.test'], ['app.nothing']]) {
    await expectRefused(addEndpoint(ada, { url: URL, events }), 'invalid_input')
  }
  const id = await addEndpoint(ada, { url: URL, events: ['app.edited', 'app.*', 'secret.issued'] })
  expect((await findEndpointView(ada, id)).endpoint.events).toEqual(['app.*', 'secret.issued'])
  for (let made = 1; made < WEBHOOKS_MAX; made += 1) {
    await addEndpoint(ada, { url: URL, events: ['app.*'] })
  }
  await expectRefused(addEndpoint(ada, { url: URL, events: ['app.*'] }), 'too_many_webhooks')
  expect(EVENT_CATALOGUE.map(({ noun }) => noun)).toContain('secret')
})
