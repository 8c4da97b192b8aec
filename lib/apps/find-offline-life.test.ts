import { now, secondsAfter } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { CREDENTIAL_CHANGE, SESSION_REVOKED } from '@/lib/signals/signal-stream'
import { findOfflineLife } from './find-offline-life'
import { anApp, expect, expectRefused, test } from './testing/fixtures'

type ApiInput = { scope: string; tokenFormat: 'jwt' | 'opaque'; tokenTtlSeconds: number }

async function anApi(organizationId: string, { scope, ...api }: ApiInput): Promise<string> {
  const at = { createdAt: now(), updatedAt: now() }
  const id = newId('api')
  const identifier = `https://${scope}.example`
  await db().api.create({ data: { id, organizationId, identifier, name: scope, ...api, ...at } })
  await db().apiScope.create({
    data: { organizationId, name: scope, apiId: id, description: 'Do it.' },
  })
  return id
}

test('the longest JWT of an app’s APIs says how long an offline verifier may accept one', async ({
  people: { dora, strange },
}) => {
  const { organizationId } = dora
  await anApi(organizationId, { scope: 'opaque', tokenFormat: 'opaque', tokenTtlSeconds: 172800 })
  await anApi(organizationId, { scope: 'short', tokenFormat: 'jwt', tokenTtlSeconds: 330 })
  await anApi(organizationId, { scope: 'long', tokenFormat: 'jwt', tokenTtlSeconds: 3600 })
  const minutes = async (...scopes: string[]) =>
    (await findOfflineLife(dora, (await anApp(dora, { scopes })).id)).minutes
  expect(await minutes()).toBe(0)
  expect(await minutes('openid', 'opaque', 'free')).toBe(0)
  expect(await minutes('opaque', 'short')).toBe(6)
  expect(await minutes('short', 'long')).toBe(60)
  await expectRefused(findOfflineLife(strange, (await anApp(dora)).id), 'not_found')
})

test('an API that hears what has ended accepts a JWT no longer than seconds', async ({
  people: { dora },
}) => {
  const { organizationId } = dora
  const [tokenFormat, tokenTtlSeconds] = ['jwt', 3600] as const
  const apiId = await anApi(organizationId, { scope: 'told', tokenFormat, tokenTtlSeconds })
  const { id } = await anApp(dora, { scopes: ['told'] })
  const at = now()
  const checker = { id: newId('chk'), organizationId, appId: id, apiId, createdAt: at }
  await db().tokenChecker.create({ data: checker })
  const stream = { id: newId('sig'), organizationId, appId: id, createdAt: at, updatedAt: at }
  const polled = {
    delivery: 'poll' as const,
    eventsRequested: [SESSION_REVOKED, CREDENTIAL_CHANGE],
  }
  await db().signalStream.create({ data: { ...stream, ...polled, lastPolledAt: at } })
  expect(await findOfflineLife(dora, id)).toEqual({ minutes: 0, told: true })
  await db().signalStream.updateMany({ data: { eventsRequested: [SESSION_REVOKED] } })
  expect(await findOfflineLife(dora, id)).toEqual({ minutes: 60, told: false })
  await db().signalStream.updateMany({ data: { ...polled, status: 'paused' } })
  expect(await findOfflineLife(dora, id)).toEqual({ minutes: 60, told: false })
  await db().signalStream.updateMany({
    data: { status: 'enabled', lastPolledAt: secondsAfter(at, -120) },
  })
  expect(await findOfflineLife(dora, id)).toEqual({ minutes: 60, told: false })
})
