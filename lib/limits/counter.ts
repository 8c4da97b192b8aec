import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { sha256 } from '@/lib/crypto/digest'
import { pool } from '@/lib/db/pool'
import { Refusal } from '@/lib/errors'
import { processWide } from '@/lib/process'

/** `attempts` within `seconds`; the time starts with the first attempt. */
export type Limit = { name: string; attempts: number; seconds: number }

const counters = processWide('attempt-counters', () => new Map<string, RateLimiterPostgres>())

/** Looks the pool up for each statement, because it may have been closed and opened again. */
const currentPool = { query: (statement: never) => pool().query(statement) }

/** Counts in the database, for all processes. While the database fails, counts in memory. */
export function counter(limit: Limit): RateLimiterPostgres {
  const existing = counters.get(limit.name)
  if (existing) return existing
  const options = { keyPrefix: limit.name, points: limit.attempts, duration: limit.seconds }
  const made = new RateLimiterPostgres({
    ...options,
    storeClient: currentPool,
    storeType: 'client',
    tableName: 'attempt_count',
    tableCreated: true,
    // `sweepAttempts` removes expired counts, not a timer in every process.
    clearExpiredByTimeout: false,
    insuranceLimiter: new RateLimiterMemory(options),
  })
  counters.set(limit.name, made)
  return made
}

/**
 * Counts one attempt. Refuses with `too_many_attempts` when it exceeds the limit. Call it before
 * the work: otherwise many attempts sent at once would all pass.
 */
export async function noteAttempt(limit: Limit, key: string): Promise<void> {
  try {
    await counter(limit).consume(key)
  } catch (over) {
    if (!(over instanceof RateLimiterRes)) throw over
    throw new Refusal('too_many_attempts', `${limit.name}: ${over.consumedPoints} attempts`)
  }
}

/** The key of a person or address in the counters: a digest, so no email or address is stored. */
export function countedAs(...parts: string[]): string {
  return sha256(parts.join('\n')).toString('base64url')
}
