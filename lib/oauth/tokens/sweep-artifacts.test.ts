import { moveClock, now } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { expect, test } from '../testing/engine-test'
import { artifactAdapter } from './artifact-adapter'
import { sweepArtifacts } from './sweep-artifacts'

test('a sweep removes what has expired, and nothing else', async ({ engine: _ready }) => {
  const adapter = artifactAdapter('RefreshToken')
  const write = (name: string, seconds: number) =>
    adapter.upsert(name, { kind: 'RefreshToken', jti: name }, seconds)
  await Promise.all(Array.from({ length: 1_500 }, (_, n) => write(`short ${n}`, 10)))
  await write('long', 1_000)
  moveClock(11)
  expect([await sweepArtifacts(), await sweepArtifacts()]).toEqual([1_000, 500])
  expect(await sweepArtifacts()).toBe(0)
  expect(await adapter.find('long')).toMatchObject({ jti: 'long' })
})

test('a sweep does not wait for a family that is being refreshed', async ({ engine: _ready }) => {
  const [refreshed, over] = [sha256('refreshed'), sha256('over')]
  const digests = [refreshed, over].map((digest) => new Uint8Array(digest))
  await db().tokenFamily.createMany({
    data: digests.map((digest) => ({ digest, expiresAt: now() })),
  })
  moveClock(1)
  const refreshing = await pool().connect()
  await refreshing.query('BEGIN')
  await refreshing.query('SELECT 1 FROM token_family WHERE digest = $1 FOR UPDATE', [refreshed])
  expect(await sweepArtifacts()).toBe(1)
  await refreshing.query('COMMIT')
  refreshing.release()
  expect(await sweepArtifacts()).toBe(1)
})
