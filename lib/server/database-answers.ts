import { setTimeout as pause } from 'node:timers/promises'
import { Client, type DatabaseError } from 'pg'
import { pool } from '@/lib/db/pool'
import { CannotStart } from './cannot-start'

const PATIENCE_SECONDS = 30
const READY_WITHIN_MS = 2_000

/** Not there yet, as while everything starts together: refused, unknown host, starting up. */
const PASSING = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', '57P03'])

/** Waits for the database, up to half a minute. Throws `CannotStart` with its reason. */
export async function untilDatabaseAnswers(url: string): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_SECONDS * 1000
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      return
    } catch (error) {
      const { code = '', message } = error as DatabaseError
      if (!PASSING.has(code) || performance.now() > giveUpAt) {
        throw new CannotStart(`the database of DATABASE_URL cannot be used: ${message || code}.`)
      }
      await pause(500)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

/** Whether the database answers at this moment, within two seconds. */
export async function databaseAnswers(): Promise<boolean> {
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
