import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { sha256 } from '@/lib/crypto/digest'
import { pool } from '@/lib/db/pool'
import { Refusal } from '@/lib/errors'
import { processWide } from '@/lib/process'

/** So many attempts in so many seconds, counted from the first one. */
export type Limit = { name: string; attempts: number; seconds: number }

const counters = processWide('attempt-counters', () => new Map<string, RateLimiterPostgres>())

/** The pool is asked for at each statement, because it may be closed and opened again. */
const whateverPoolIsOpen = { query: (statement: never) => pool().query(statement) }

/** Counts in the database, for all processes; in this process's memory while there is none. */
export function counter(limit: Limit): RateLimiterPostgres {
  const existing = counters.get(limit.name)
  if (existing) return existing
  const options = { keyPrefix: limit.name, points: limit.attempts, duration: limit.seconds }
  const made = new RateLimiterPostgres({
    ...options,
    storeClient: whateverPoolIsOpen,
    storeType: 'client',
    tableName: 'attempt_count',
    tableCreated: true,
    // What is over is removed by `sweepAttempts`, not by a timer in every process.
    clearExpiredByTimeout: false,
    insuranceLimiter: new RateLimiterMemory(options),
  })
  counters.set(limit.name, made)
  return made
}

/**
 * Counts one attempt. Throws `Refusal('too_many_attempts')` when it is one too many. Counting comes
 * before the work, so that many attempts sent at once are not all let in.
 */
export async function noteAttempt(limit: Limit, key: string): Promise<void> {
  try {
    await counter(limit).consume(key)
  } catch (over) {
    if (!(over instanceof RateLimiterRes)) throw over
    throw new Refusal('too_many_attempts', `${limit.name}: ${over.consumedPoints} attempts`)
  }
}

/** What stands for somebody in the counters: never an email or an address in the clear. */
export function countedAs(...parts: string[]): string {
  return sha256(parts.join('\n')).toString('base64url')
}
