import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { csvRecord } from '@/lib/csv'
import { db } from '@/lib/db/client'
import type { AppQuery } from './app-query'
import { placeOf } from './place-of'
import { rowOf } from './row-of'
import { findAppRows } from './store'

const ROWS_AT_ONCE = 500

const COLUMNS = {
  client_id: 'id',
  name: 'name',
  type: 'type',
  status: 'status',
  cannot_authenticate: 'cannotAuthenticate',
  source: 'source',
  company: 'company',
  owner: 'ownerName',
  active_secrets: 'activeSecrets',
  paused_secrets: 'pausedSecrets',
  never_used_secrets: 'neverUsedSecrets',
  public_keys: 'publicKeys',
  next_expiry: 'nextExpiryAt',
  last_used: 'lastUsedAt',
  created: 'createdAt',
  verified: 'verifiedAt',
} as const

/**
 * Every app that `listApps` lists on its pages, as a CSV file (RFC 4180) with a line of
 * column names, piece by piece: only some hundred rows are in memory. Moments are in ISO 8601, UTC.
 */
export async function* exportApps(actor: Actor, query: AppQuery): AsyncGenerator<string> {
  const [at, limit] = [now(), ROWS_AT_ONCE]
  yield csvRecord(Object.keys(COLUMNS))
  let side: { place: ReturnType<typeof placeOf>; side: 'after' } | null = null
  for (;;) {
    const found = await findAppRows(db(), actor, { query, at, side, limit })
    const rows = found.map(rowOf)
    yield rows
      .map((row) => csvRecord(Object.values(COLUMNS).map((name) => cell(row[name]))))
      .join('')
    const last = found.at(-1)
    if (!last || found.length < limit) return
    side = { place: placeOf(last, query), side: 'after' }
  }
}

function cell(value: string | number | Date | null): string | number | null {
  return value instanceof Date ? value.toISOString() : value
}
