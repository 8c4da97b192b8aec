import type { DatabaseError } from 'pg'
import type { RefusalCode } from '@/lib/errors'
import { processWide } from '@/lib/process'

/** One class for all copies of this module, so that `instanceof` holds between them. */
export const StorageFailure = processWide(
  'storage-failure',
  () =>
    /**
     * The database did not do what it was asked, and may do so later: it is away, takes no writes,
     * has no room, or took too long. Every door answers it with 503. The cause is for the log only.
     */
    class StorageFailure extends Error {
      override readonly name = 'StorageFailure'
      /** Next gives this to the page's error boundary, and nothing else of the error. */
      readonly digest: RefusalCode = 'temporarily_unavailable'

      constructor(cause: unknown) {
        super('the database did not answer a query', { cause })
      }
    },
)

export type StorageFailure = InstanceType<typeof StorageFailure>

/**
 * PostgreSQL's error codes (appendix A of its manual) that say nothing about the statement: lost
 * connections (08), read-only (25006), no room or memory (53), a lock or a time limit (55P03, 57014,
 * 25P03), shut down (57P), files that fail (58), and a login that is refused for now (28).
 */
const PASSING = /^(08...|25006|25P0[34]|28...|3D000|53...|55P03|57014|57P0.|58...)$/

/** Prisma's codes: it got no connection in time, or a transaction took longer than it may. */
const PASSING_OF_PRISMA = new Set(['P2024', 'P2028'])

/**
 * What `pg` throws, or a `StorageFailure` in its place. An error of `pg` without `severity`
 * is none of the database's: the connection was refused, broke, or was too slow.
 */
export function asStorageFailure(error: unknown): unknown {
  if (error instanceof StorageFailure) return error
  const { code, severity } = error as { code?: unknown; severity?: unknown }
  if (typeof severity !== 'string') return new StorageFailure(error)
  return typeof code === 'string' && PASSING.test(code) ? new StorageFailure(error) : error
}

/** What the database or the network said: below a `StorageFailure`, or the error itself. */
export function databaseErrorIn(error: unknown): Partial<DatabaseError> & { message: string } {
  return (error instanceof StorageFailure ? error.cause : error) as DatabaseError
}

/** The same for what Prisma throws by itself. */
export function asFailureOfPrisma(error: unknown): unknown {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && PASSING_OF_PRISMA.has(code) ? new StorageFailure(error) : error
}
