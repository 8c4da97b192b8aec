import { setTimeout as pause } from 'node:timers/promises'
import { openConnection } from '@/lib/db/connection/open-pool'
import { compareClocks, wrongClock } from '@/lib/db/database-clock'
import { databaseErrorIn } from '@/lib/db/storage-failure'
import { CannotStart } from './cannot-start'
import type { Lifetime } from './lifetime'

const WAIT_SECONDS = 30

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
      const { code = '', message } = databaseErrorIn(error)
      if (!TRANSIENT_CODES.has(code) || performance.now() > giveUpAt) {
        throw new CannotStart(`the database of DATABASE_URL cannot be used: ${message || code}.`)
      }
      await pause(500)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

/**
 * Waits until this machine's clock agrees with the database's: a start makes and rotates keys. The log
 * says what it waits for. Throws `StoppedEarly` when a stop was requested meanwhile.
 */
export async function waitForClock(lifetime: Lifetime): Promise<void> {
  await compareClocks()
  while (wrongClock()) {
    await pause(1_000)
    lifetime.throwIfStopping()
    await compareClocks()
  }
}
