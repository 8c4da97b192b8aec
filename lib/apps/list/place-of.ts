import type { AppQuery } from './app-query'
import { minuteOf, type Place } from './place'
import type { FoundRow } from './store'

/** Where a row stands in the order of the query. */
export function placeOf(row: FoundRow, { sort }: Pick<AppQuery, 'sort'>): Place {
  const key = {
    name: row.nameKey,
    owner: row.ownerKey,
    created: row.createdAt.toISOString(),
    lastUsed: row.lastUsedAt && minuteOf(row.lastUsedAt).toISOString(),
    expiry: row.nextExpiryAt?.toISOString() ?? null,
  }[sort]
  return { key, name: row.nameKey, id: row.id }
}
