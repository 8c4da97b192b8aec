import { setTimeout as pause } from 'node:timers/promises'
import type { DatabaseError } from 'pg'
import { openConnection } from '@/lib/db/connection/open-pool'
import { pool } from '@/lib/db/pool'
import { CannotStart } from './cannot-start'

const WAIT_SECONDS = 30
const READY_WITHIN_MS = 2_000

/** Usual while database and Keyturn start together: refused, unknown host, starting up (57P03). */
const TRANSIENT_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', '57P03'])

/**
 * Waits for the database, for up to 30 seconds. Throws `CannotStart` with the database's reason.
 */
export async function waitForDatabase(url: string): Promise<void> {
  const giveUpAt = performance.now() + WAIT_SECONDS * 1000
  for (;;) {
    const client = openConnection(url, 5_000)
    try {
      await client.connect()
      return
    } catch (error) {
      const { code = '', message } = ((error as Error).cause ?? error) as DatabaseError
      if (!TRANSIENT_CODES.has(code) || performance.now() > giveUpAt) {
        throw new CannotStart(`the database of DATABASE_URL cannot be used: ${message || code}.`)
      }
      await pause(500)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

/** Whether the database answers now, within two seconds. */
export async function isDatabaseReady(): Promise<boolean> {
  const late = new AbortController()
  const answer = pool()
    .query('SELECT 1')
    .then(
      () => true,
      () => false,
    )
  const tooLate = pause(READY_WITHIN_MS, false, { signal: late.signal, ref: false })
  try {
    return await Promise.race([answer, tooLate.catch(() => false)])
  } finally {
    late.abort()
  }
}
