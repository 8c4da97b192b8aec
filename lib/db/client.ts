import { PrismaPg } from '@prisma/adapter-pg'
import { processWide } from '@/lib/process'
import { tracedInside } from '@/lib/tracing'
import { collectEffects } from './after-commit'
import { openPool } from './connection/open-pool'
import { type Prisma, PrismaClient } from './generated/client'
import { asFailureOfPrisma } from './storage-failure'

/** What every store function takes: the client, or a transaction in progress. */
export type Tx = Prisma.TransactionClient

const CONNECTIONS = 10

const TRANSACTION = { name: 'transaction', kind: 'internal' } as const
const LIMITS = { maxWait: 10_000, timeout: 20_000 } as const

const holder = processWide<{ client: PrismaClient | null }>('prisma', () => ({ client: null }))

/** The process's Prisma client, connected on first use. */
export function db(): PrismaClient {
  holder.client ??= new PrismaClient({
    adapter: new PrismaPg(openPool({ name: 'prisma', most: CONNECTIONS }), {
      disposeExternalPool: true,
    }),
  })
  return holder.client
}

/**
 * Runs `work` in one transaction (READ COMMITTED): all of its changes happen, or none. What it has
 * planned with `afterCommit` runs after the commit. Throws `StorageFailure`; whether the changes
 * happened is unknown then only if the connection broke during the commit.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let runEffects = () => {}
  const running = tracedInside(
    () => TRANSACTION,
    () =>
      db().$transaction((tx) => {
        runEffects = collectEffects(tx)
        return work(tx)
      }, LIMITS),
  )
  const result = await running.catch((error) => {
    throw asFailureOfPrisma(error)
  })
  runEffects()
  return result
}

/** Runs reads that see one state of the database (REPEATABLE READ): what comes and goes meanwhile is in none of them. */
export function inSnapshot<T>(read: (tx: Tx) => Promise<T>): Promise<T> {
  return db()
    .$transaction(read, { ...LIMITS, isolationLevel: 'RepeatableRead' })
    .catch((error) => {
      throw asFailureOfPrisma(error)
    })
}

/** Closes the connections; the next `db()` opens new ones. */
export async function closeDb(): Promise<void> {
  await holder.client?.$disconnect()
  holder.client = null
}
