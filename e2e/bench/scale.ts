import { HOUR, moveClock } from '@/lib/clock'
import { closeDb } from '@/lib/db/client'
import { closePool } from '@/lib/db/pool'
import { sweepUntilDone } from '@/lib/jobs/sweep-until-done'
import { sweepArtifacts } from '@/lib/oauth/tokens/sweep-artifacts'
import { layTable } from './database'
import { startKeyturn } from './keyturn'
import type { Measurement } from './load'
import { fill, type Size } from './many-tokens'
import { type Contender, measure } from './processes'

/** The rate beside that of the empty database. */
export const SCALE_AIM = 0.91

/** Codes are made in the database of this process, which is one of the two, so nothing that begins with one. */
export const SCALE_WHATS = ['client_credentials', 'introspection'] as const

/** A measurement, and how fast the sweep beside it was. */
export type Swept = { measurement: Measurement; rowsPerSecond: number }

/** A server whose database is filled, and from now on the database of this process too. */
export async function startFilled(size: Size): Promise<Contender> {
  await Promise.all([closeDb(), closePool()])
  const table = await layTable()
  const began = performance.now()
  await fill(table.env.DATABASE_URL ?? '', size)
  const seconds = Math.round((performance.now() - began) / 1000)
  process.stdout.write(`${size.apps} apps and ${size.tokens} tokens, written in ${seconds} s\n`)
  const contender = await startKeyturn(table, table.es256)
  return {
    ...contender,
    stop: async () => {
      await contender.stop()
      await table.clear()
    },
  }
}

/**
 * Measures new tokens while this process sweeps the same database, as a process beside the server does. Its
 * clock is three hours ahead: there, everything that was filled in is over.
 */
export async function measureWhileSwept(seconds: number, contender: Contender): Promise<Swept> {
  moveClock(3 * HOUR)
  let isOver = false
  const began = performance.now()
  const sweeping = sweepUntilDone(sweepArtifacts, () => isOver)
  const measurement = await measure('client_credentials', seconds, contender)
  isOver = true
  const rows = await sweeping
  moveClock(-3 * HOUR)
  return { measurement, rowsPerSecond: rows / ((performance.now() - began) / 1000) }
}
