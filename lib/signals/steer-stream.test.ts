import { NO_ORIGIN } from '@/lib/actor'
import { letCheck } from '@/lib/apis/checkers/testing/parsed'
import { anApi } from '@/lib/apis/testing/invoices'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { test as base, expect, outcomeOf } from '@/lib/people/testing/fixtures'
import { anAppWith } from '../apis/testing/invoices'
import { changeStream } from './change-stream'
import { listStreams } from './list-streams'
import { setStatus } from './set-status'
import { CREDENTIAL_CHANGE, SESSION_REVOKED } from './signal-stream'
import { removeStream, resumeStream, stopStream } from './steer-stream'
import { PUSH, statusChange, streamChange } from './stream-input'

type Told = { apiId: string; appId: string; streamId: string }

/** Dora owns an API whose tokens an app checks, and that app has a stream. */
const test = base.extend<{ told: Told }>({
  told: async ({ people: { ada, dora } }, use) => {
    const { id: apiId } = await anApi(ada, { ownerEmail: dora.email })
    const appId = await anAppWith(ada, 'Gateway', [])
    await letCheck(ada, apiId, appId)
    const [streamId, at] = [newId('sig'), { createdAt: now(), updatedAt: now() }]
    const about = {
      delivery: 'poll',
      eventsRequested: [SESSION_REVOKED, CREDENTIAL_CHANGE],
    } as const
    const { organizationId } = ada
    const data = { id: streamId, organizationId, appId, lastPolledAt: now(), ...at, ...about }
    await db().signalStream.create({
      data: { ...data, eventsRequested: [...about.eventsRequested] },
    })
    await use({ apiId, appId, streamId })
  },
})

test('the owner of the API stops a stream, and its receiver hears that and cannot start it', async ({
  people: { ada, dora },
  told: { apiId, appId, streamId },
}) => {
  expect(await listStreams(dora, apiId)).toMatchObject([{ id: streamId, inSeconds: true }])
  await stopStream(dora, { apiId, streamId })
  const [stopped] = await listStreams(ada, apiId)
  expect(stopped).toMatchObject({ stoppedByName: 'Dora', inSeconds: false, waiting: 1 })
  expect(await db().signal.findFirst()).toMatchObject({ kind: 'stream_updated', subject: 'paused' })
  const { organizationId, origin } = ada
  const receiver = { appId, appName: 'Gateway', organizationId, origin }
  const start = statusChange.parse({ stream_id: streamId, status: 'enabled' })
  expect(await outcomeOf(setStatus(receiver, start))).toBe('stream_stopped')
  await resumeStream(dora, { apiId, streamId })
  expect(await listStreams(ada, apiId)).toMatchObject([{ stoppedByName: null, inSeconds: true }])
  await removeStream(dora, { apiId, streamId })
  expect(await listStreams(ada, apiId)).toEqual([])
  const events = await db().auditEvent.findMany({ orderBy: { id: 'asc' } })
  expect(events.slice(-3).map(({ action, actorName }) => [action, actorName])).toEqual([
    ['app.stream_status_changed', 'Dora'],
    ['app.stream_status_changed', 'Dora'],
    ['app.stream_removed', 'Dora'],
  ])
})

test('a stream that goes to another endpoint shows anew that it is heard in seconds', async ({
  people: { ada },
  told: { apiId, appId, streamId },
}) => {
  const receiver = {
    appId,
    appName: 'Gateway',
    organizationId: ada.organizationId,
    origin: NO_ORIGIN,
  }
  const pushTo = (endpoint_url: string) =>
    changeStream(
      receiver,
      streamChange.parse({ stream_id: streamId, delivery: { method: PUSH, endpoint_url } }),
    )
  const delivered = () =>
    db().signalStream.update({ where: { id: streamId }, data: { lastDeliveredAt: now() } })
  const inSeconds = async () => (await listStreams(ada, apiId))[0]?.inSeconds
  await delivered()
  await pushTo('https://gateway.example/signals')
  expect(await inSeconds()).toBe(false)
  await delivered()
  expect(await inSeconds()).toBe(true)
  await pushTo('https://gateway.example/signals')
  expect(await inSeconds()).toBe(true)
  await pushTo('https://other.example/signals')
  expect(await inSeconds()).toBe(false)
})

test('others see a stream and steer nothing, and strangers see none', async ({
  people: { sam, strange },
  told,
}) => {
  expect(await listStreams(sam, told.apiId)).toHaveLength(1)
  expect(await outcomeOf(listStreams(strange, told.apiId))).toBe('not_found')
  for (const verb of [stopStream, resumeStream, removeStream]) {
    expect(await outcomeOf(verb(sam, told))).toBe('forbidden')
    expect(await outcomeOf(verb(strange, told))).toBe('not_found')
  }
})

test('a stream to an app that does not check the tokens of this API is not there', async ({
  people: { ada },
  told,
}) => {
  await db().tokenChecker.deleteMany()
  expect(await listStreams(ada, told.apiId)).toEqual([])
  expect(await outcomeOf(removeStream(ada, told))).toBe('not_found')
})
