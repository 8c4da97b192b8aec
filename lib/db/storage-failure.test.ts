import { now } from '@/lib/clock'
import { config, provideConfig } from '@/lib/config'
import { closeDb, db, inTransaction, type Tx } from './client'
import { closePool, pool } from './pool'
import { StorageFailure } from './storage-failure'
import { expect, test } from './testing/test-database'

const add = (tx: Tx) =>
  tx.person.create({
    data: { id: 'psn_x', email: 'x@keyturn.example', name: 'X', createdAt: now() },
  })

/** What the database may say of itself, and how it is brought about. */
const FAILURES: Record<string, (tx: Tx) => Promise<unknown>> = {
  'takes no writes': async (tx) => {
    await tx.$executeRaw`SET TRANSACTION READ ONLY`
    await add(tx)
  },
  'has no room': (tx) =>
    tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END $$`,
  'takes too long': async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout TO 50`
    await tx.$queryRaw`SELECT pg_sleep(5)::text`
  },
  'ends the connection': async (tx) => {
    const [{ pid }] = await tx.$queryRaw<[{ pid: number }]>`SELECT pg_backend_pid() AS pid`
    await pool().query('SELECT pg_terminate_backend($1)', [pid])
    await tx.person.findFirst()
  },
}

for (const [what, work] of Object.entries(FAILURES)) {
  test(`a database that ${what} is a storage failure, and is used again`, async () => {
    await expect(inTransaction(work)).rejects.toThrow(StorageFailure)
    expect(await db().person.count()).toBe(0)
  })
}

test('a database that is away is a storage failure for every way to ask it', async () => {
  const { databaseUrl } = config()
  await Promise.all([closeDb(), closePool()])
  provideConfig({ ...config(), databaseUrl: 'postgresql://nobody@127.0.0.1:1/nothing' })
  const asked = [
    () => db().person.count(),
    () => inTransaction(add),
    () => db().$queryRaw`SELECT 1`,
    () => pool().query('SELECT 1'),
  ]
  for (const ask of asked) await expect(ask()).rejects.toThrow(StorageFailure)
  await Promise.all([closeDb(), closePool()])
  provideConfig({ ...config(), databaseUrl })
})

test('what a statement itself does wrong is none, and neither is what our own code throws', async () => {
  const mistakes = [
    () => pool().query('SELECT * FROM nowhere'),
    () => db().$queryRaw`SELECT * FROM nowhere`,
    () => inTransaction((tx) => add(tx).then(() => add(tx))),
    () => inTransaction(async () => Promise.reject(new TypeError('ours'))),
  ]
  for (const mistake of mistakes) {
    const thrown = await mistake().catch((error) => error)
    expect([thrown instanceof Error, thrown instanceof StorageFailure]).toEqual([true, false])
  }
})
