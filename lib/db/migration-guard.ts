import { setTimeout as pause } from 'node:timers/promises'
import { log } from '@/lib/log'
import { isMigrating } from './awaited-lock'
import type { Connection } from './connection/connection'
import { openConnection } from './connection/open-pool'

/** The number is arbitrary but must never change. */
const MIGRATION_LOCK = 7_391_002

const LOOKS_EVERY_MS = 250
const SAYS_EVERY_MS = 30_000

/**
 * A connection in whose transaction nobody else migrates this database: no other process, and no script
 * that the database still runs for one that was killed. Waits for them, and says so in the log. A process
 * that stands still for a minute loses it.
 */
export async function guardMigrations(databaseUrl: string): Promise<Connection> {
  const guard = await openConnection(databaseUrl).connect()
  try {
    // A lock of the transaction, because behind a pooler no session is ours for longer.
    await guard.query(`BEGIN; SET LOCAL idle_in_transaction_session_timeout TO '60s'`)
    for (let waitedMs = 0; !(await isFree(guard)); waitedMs += LOOKS_EVERY_MS) {
      if (waitedMs % SAYS_EVERY_MS === 0) log.info('waiting for a migration that is under way')
      await pause(LOOKS_EVERY_MS)
    }
    return guard
  } catch (error) {
    await guard.end()
    throw error
  }
}

async function isFree(guard: Connection): Promise<boolean> {
  const { rows } = await guard.query('SELECT pg_try_advisory_xact_lock($1) AS free', [
    MIGRATION_LOCK,
  ])
  return rows[0].free && !(await isMigrating(guard))
}
