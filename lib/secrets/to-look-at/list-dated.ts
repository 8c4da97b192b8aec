import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { rowOf } from './row-of'
import { findToLookAt } from './store'
import type { DatedSecret } from './to-look-at'

/** More than this are left out, those that expire last. */
const DATED_MAX = 2_000

/**
 * The secrets that expire, or expired in the last 90 days, with the first one first. Whose they are
 * is as in `listToLookAt`.
 */
export async function listDated(actor: Actor): Promise<DatedSecret[]> {
  const wanted = { view: 'dated', at: now(), side: null, take: DATED_MAX } as const
  const rows = await findToLookAt(db(), actor, wanted)
  return rows.map(rowOf).flatMap((row) => {
    const { expiresAt } = row
    return expiresAt ? [{ ...row, expiresAt }] : []
  })
}
