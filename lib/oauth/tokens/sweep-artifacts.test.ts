import type { PoolClient } from 'pg'
import { moveClock, now, secondsAfter } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { sentBy } from '@/lib/db/testing/plans'
import { expect, test } from '../testing/engine-test'
import { artifactAdapter } from './artifact-adapter'
import { sweepArtifacts } from './sweep-artifacts'

test.beforeEach(({ engine: _ready }) => {})

const adapter = artifactAdapter('RefreshToken')
const write = (name: string, seconds: number) =>
  adapter.upsert(name, { kind: 'RefreshToken', jti: name }, seconds)
const living = () => db().artifact.count()

/** Tokens that are over in ten seconds. */
async function writeExpiring(count: number): Promise<void> {
  await pool().query(
    `INSERT INTO artifact (digest, kind, created_at, expires_at)
     SELECT sha256(n::text::bytea), 'AccessToken', $1, $2 FROM generate_series(1, $3::int) n`,
    [now(), secondsAfter(now(), 10), count],
  )
}

/** Does something on a connection of its own, in a transaction that is undone. */
async function undone(work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool().connect()
  try {
    await client.query('BEGIN')
    await work(client)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

test('a sweep removes what has expired, and nothing else', async () => {
  await writeExpiring(6_500)
  await write('long', 1_000)
  moveClock(11)
  expect([await sweepArtifacts(), await sweepArtifacts()]).toEqual([5_000, 1_500])
  expect(await sweepArtifacts()).toBe(0)
  expect(await adapter.find('long')).toMatchObject({ jti: 'long' })
})

test('of processes that sweep at once, none waits, and each row goes once', async () => {
  await writeExpiring(6_500)
  await write('long', 1_000)
  moveClock(11)
  const removed = await Promise.all([sweepArtifacts(), sweepArtifacts(), sweepArtifacts()])
  expect(removed.reduce((all, count) => all + count)).toBe(6_500)
  expect(await living()).toBe(1)
})

test('a sweep that is killed in the middle leaves its rows to the next', async () => {
  const [statement] = await sentBy(sweepArtifacts, /DELETE FROM artifact/)
  await writeExpiring(3)
  moveClock(11)
  await undone(async (client) => {
    const killed = await client.query(statement?.text ?? '', [now().toISOString(), 2])
    expect(killed.rowCount).toBe(2)
    expect(await sweepArtifacts()).toBe(1)
  })
  expect(await living()).toBe(2)
  expect(await sweepArtifacts()).toBe(2)
})

test('what is prolonged while it is swept stays', async () => {
  const sessions = artifactAdapter('Session')
  const prolong = () => sessions.upsert('prolonged', { kind: 'Session', uid: 'uid' }, 100)
  await prolong()
  await undone(async (client) => {
    moveClock(101)
    await client.query('SELECT 1 FROM artifact FOR UPDATE')
    const prolonging = prolong()
    expect(await sweepArtifacts()).toBe(0)
    await client.query('COMMIT')
    await prolonging
  })
  expect(await sweepArtifacts()).toBe(0)
  expect(await sessions.find('prolonged')).toBeDefined()
})

test('a sweep does not wait for a family that is being refreshed', async () => {
  const [refreshed, over] = [sha256('refreshed'), sha256('over')]
  const digests = [refreshed, over].map((digest) => new Uint8Array(digest))
  await db().tokenFamily.createMany({
    data: digests.map((digest) => ({ digest, expiresAt: now() })),
  })
  moveClock(1)
  await undone(async (client) => {
    await client.query('SELECT 1 FROM token_family WHERE digest = $1 FOR UPDATE', [refreshed])
    expect(await sweepArtifacts()).toBe(1)
  })
  expect(await sweepArtifacts()).toBe(1)
})
