import { setTimeout as pause } from 'node:timers/promises'
import type { QueryResult } from 'pg'
import { log } from '@/lib/log'
import { awaitedLock, MIGRATING } from './awaited-lock'
import type { Connection } from './connection/connection'
import type { DatabasePool } from './connection/open-pool'
import { FailedMigration } from './failed-migration'
import { databaseErrorIn } from './storage-failure'

/** How long a migration waits for a lock at a time, then pauses, and waits in all; in milliseconds. */
export type Patience = { lockMs: number; pauseMs: number; allMs: number }

/**
 * Whoever wants a lock after a migration waits behind it. So it waits for less long than a request does,
 * and lets them all through before it tries again.
 */
const PATIENCE: Patience = { lockMs: 3_000, pauseMs: 5_000, allMs: 5 * 60_000 }

/** PostgreSQL's code of a lock that was not given in time. */
const NO_LOCK = '55P03'

type Run = { name: string; script: string; guard: Connection; patience?: Patience }

/**
 * Runs the script of a migration in one transaction, and again while a lock is missing, for five minutes;
 * the log says what it waits for. `guard` looks meanwhile. Throws `FailedMigration`.
 */
export async function runMigration(
  pool: DatabasePool,
  { name, script, guard, patience = PATIENCE }: Run,
): Promise<void> {
  const { lockMs, pauseMs, allMs } = patience
  const giveUpAt = performance.now() + allMs
  let awaited = 'a lock'
  for (;;) {
    const running = pool.query(withLimits(script, lockMs))
    awaited = (await lookAt(running, guard, lockMs / 3)) ?? awaited
    const failure = await running.then(() => null, databaseErrorIn)
    if (!failure) return
    if (failure.code !== NO_LOCK) throw new FailedMigration(name, reasonOf(failure))
    if (performance.now() > giveUpAt) {
      throw new FailedMigration(
        name,
        `it waited ${Math.round(allMs / 60_000)} minutes for ${awaited}. Nothing of it was done: start again ` +
          'when that has ended.',
      )
    }
    log.warn(`the migration ${name} waits for ${awaited}; it lets others through and tries again`)
    await pause(pauseMs)
  }
}

/** What limits the role may have are those of requests. */
function withLimits(script: string, lockMs: number): string {
  return `SELECT set_config(name, '0', true) FROM pg_settings
      WHERE name IN ('statement_timeout', 'transaction_timeout');
    SET LOCAL lock_timeout = ${lockMs};
    SET LOCAL application_name = '${MIGRATING}';
    ${script}`
}

/** Waits until it has ended, and answers what it was seen waiting for last, or null. */
async function lookAt(
  running: Promise<QueryResult>,
  guard: Connection,
  everyMs: number,
): Promise<string | null> {
  const ended = running.then(
    () => true,
    () => true,
  )
  let awaited: string | null = null
  while (!(await Promise.race([ended, pause(everyMs, false, { ref: false })]))) {
    awaited = (await awaitedLock(guard)) ?? awaited
  }
  return awaited
}

function reasonOf({ severity, message }: ReturnType<typeof databaseErrorIn>): string {
  if (severity === undefined) {
    return (
      `the connection to the database was lost (${message}). Start again: if the database is still at work ` +
      'on it, the start waits for that.'
    )
  }
  return `${message}. Nothing of it was done: repair that and start again, or restore the backup.`
}
