import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { csvRecord } from '@/lib/csv'
import { db } from '@/lib/db/client'
import type { Side } from './place'
import { rowOf } from './row-of'
import { findToLookAt } from './store'
import type { View } from './to-look-at'

const ROWS_AT_ONCE = 500

const COLUMNS = {
  hint: 'hint',
  secret: 'name',
  client_id: 'appId',
  app: 'appName',
  owner: 'ownerName',
  created: 'createdAt',
  expires: 'expiresAt',
  last_used: 'lastUsedAt',
  still_sent: 'stillSentAt',
} as const

/**
 * Every secret that `listToLookAt` would list on any page, as a CSV file (RFC 4180) with a line of
 * column names, piece by piece: only some hundred rows are in memory. Moments are in ISO 8601, UTC.
 */
export async function* exportToLookAt(actor: Actor, view: View): AsyncGenerator<string> {
  const at = now()
  let side: Side | null = null
  yield csvRecord(Object.keys(COLUMNS))
  for (;;) {
    const found = await findToLookAt(db(), actor, { view, at, side, take: ROWS_AT_ONCE })
    const rows = found.map(rowOf)
    yield rows
      .map((row) => csvRecord(Object.values(COLUMNS).map((name) => cell(row[name]))))
      .join('')
    const last = found.at(-1)
    if (!last || found.length < ROWS_AT_ONCE) return
    side = { place: last, side: 'after' }
  }
}

function cell(value: string | Date | null): string | null {
  return value instanceof Date ? value.toISOString() : value
}
