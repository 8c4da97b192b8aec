import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HOUR, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { giveSecret, retire } from '../testing/apps'
import { pushDueSignals, pushesEnded } from './push-signals'
import { shedSignals } from './queue-store'
import { sweepSignals } from './sweep-signals'
import { expect, test } from './testing/receiving'

test('a receiver that fails hears everything later, in order', async ({
  party,
  receiver,
  listener,
  pushed,
}) => {
  const { id: second } = await giveSecret(party.appId, { slot: 2 })
  await receiver.begin()
  listener.answer.status = 503
  await retire(party.secretId, 'revoked')
  await retire(second, 'revoked')
  await pushed()
  const row = await db().signalStream.findFirstOrThrow()
  expect(row.lastFailure).toBe('The receiver answered 503 where 202 was expected.')
  listener.answer.status = 202
  expect(await pushed()).toEqual([])
  moveClock(2)
  const ids = (await pushed()).map(({ jti }) => jti)
  expect(ids).toHaveLength(2)
  expect(await db().signal.count()).toBe(0)
  expect(await db().signalStream.findFirstOrThrow()).toMatchObject({ delivered: 2, abandoned: 0 })
})

test('what a receiver refuses for good holds up nothing', async ({
  party,
  receiver,
  listener,
  pushed,
}) => {
  const { id: second } = await giveSecret(party.appId, { slot: 2 })
  await receiver.begin()
  listener.answer = { status: 400, body: JSON.stringify({ err: 'invalid_request' }) }
  await retire(party.secretId, 'revoked')
  await pushed()
  listener.answer = { status: 202, body: '' }
  await retire(second, 'revoked')
  expect(await pushed()).toHaveLength(1)
  expect(await db().signalStream.findFirstOrThrow()).toMatchObject({ delivered: 1, abandoned: 1 })
})

test('a receiver that never answers holds up no other, and each process sends a signal once', async ({
  party,
  receiver,
  pushed,
  listener,
}) => {
  const silent = createServer(() => {})
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const delivery = { method: 'urn:ietf:rfc:8935', endpoint_url: `http://127.0.0.1:${port}/` }
  await receiver.begin({ delivery })
  await receiver.begin()
  await retire(party.secretId, 'revoked')
  await Promise.all([pushDueSignals(), pushDueSignals()])
  await expect.poll(() => listener.heard.length).toBe(1)
  silent.closeAllConnections()
  silent.close()
  await pushed()
  expect(listener.heard).toHaveLength(1)
})

test('a push carries the header that the receiver has chosen, which is stored sealed', async ({
  party,
  receiver,
  listener,
  pushed,
}) => {
  const header = 'Bearer for-signals-only'
  const delivery = {
    method: 'urn:ietf:rfc:8935',
    endpoint_url: listener.url,
    authorization_header: header,
  }
  await receiver.begin({ delivery })
  await retire(party.secretId, 'revoked')
  await pushed()
  expect(listener.authorizations).toEqual([header])
  const { sealedAuthorization } = await db().signalStream.findFirstOrThrow()
  expect(Buffer.from(sealedAuthorization ?? []).includes('for-signals-only')).toBe(false)
  const { body } = await receiver.ask('GET', '/oauth2/ssf/streams')
  expect(JSON.stringify(body)).not.toContain('for-signals-only')
})

test('a signal is given up when no token of its time can live', async ({
  party,
  receiver,
  listener,
  pushed,
}) => {
  await receiver.begin()
  listener.answer.status = 503
  await retire(party.secretId, 'revoked')
  await pushed()
  moveClock(48 * HOUR)
  expect(await sweepSignals()).toBe(1)
  expect(await db().signalStream.findFirstOrThrow()).toMatchObject({ delivered: 0, abandoned: 1 })
})

test('for a receiver that is not there so many signals wait, and the oldest are given up', async ({
  party,
  receiver,
}) => {
  const { id: second } = await giveSecret(party.appId, { slot: 2 })
  await receiver.begin()
  await retire(party.secretId, 'revoked')
  moveClock(1)
  await retire(second, 'revoked')
  const [, newest] = await db().signal.findMany({ orderBy: { at: 'asc' } })
  expect(await shedSignals(2)).toBe(0)
  expect(await shedSignals(1)).toBe(1)
  expect(await db().signal.findMany({ select: { id: true } })).toEqual([{ id: newest?.id }])
  expect(await db().signalStream.findFirstOrThrow()).toMatchObject({ abandoned: 1 })
})

test('receivers that never answer, however many, hold up none that does', async ({
  party,
  receiver,
  listener,
}) => {
  await receiver.begin()
  const good = await db().signalStream.findFirstOrThrow()
  const silent = createServer(() => {})
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const endpointUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`
  const lastFailedAt = now()
  const dead = Array.from({ length: 60 }, (_, n) => ({
    ...good,
    id: `sig_${String(n).padStart(20, '0')}`,
    endpointUrl,
    lastFailedAt,
  }))
  await db().signalStream.createMany({ data: dead })
  await retire(party.secretId, 'revoked')
  await pushDueSignals()
  await expect.poll(() => listener.heard.length).toBe(1)
  silent.closeAllConnections()
  silent.close()
  await pushesEnded()
})
