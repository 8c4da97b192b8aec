import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { findOfflineMinutes } from './find-offline-minutes'
import { anApp, expect, expectRefused, test } from './testing/fixtures'

type ApiInput = { scope: string; tokenFormat: 'jwt' | 'opaque'; tokenTtlSeconds: number }

async function anApi(organizationId: string, { scope, ...api }: ApiInput): Promise<void> {
  const at = { createdAt: now(), updatedAt: now() }
  const id = newId('api')
  const identifier = `https://${scope}.example`
  await db().api.create({ data: { id, organizationId, identifier, name: scope, ...api, ...at } })
  await db().apiScope.create({
    data: { organizationId, name: scope, apiId: id, description: 'Do it.' },
  })
}

test('the longest JWT of an app’s APIs says how long an offline verifier may accept one', async ({
  people: { dora, strange },
}) => {
  const { organizationId } = dora
  await anApi(organizationId, { scope: 'opaque', tokenFormat: 'opaque', tokenTtlSeconds: 172800 })
  await anApi(organizationId, { scope: 'short', tokenFormat: 'jwt', tokenTtlSeconds: 330 })
  await anApi(organizationId, { scope: 'long', tokenFormat: 'jwt', tokenTtlSeconds: 3600 })
  const minutes = async (...scopes: string[]) =>
    findOfflineMinutes(dora, (await anApp(dora, { scopes })).id)
  expect(await minutes()).toBe(0)
  expect(await minutes('openid', 'opaque', 'free')).toBe(0)
  expect(await minutes('opaque', 'short')).toBe(6)
  expect(await minutes('short', 'long')).toBe(60)
  await expectRefused(findOfflineMinutes(strange, (await anApp(dora)).id), 'not_found')
})
