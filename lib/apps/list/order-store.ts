import { Prisma } from '@/lib/db/generated/client'
import type { AppSort } from './app-query'
import { isLive } from './narrow-store'
import type { Side } from './place'

/** What the apps of `visible` are sorted by where it stands in other tables; `sorted` beside `app`. */
export function sortedBy(sort: AppSort, at: Date): Prisma.Sql {
  if (sort === 'lastUsed') {
    return Prisma.sql`LEFT JOIN (
      SELECT app_id, max(at) AS key FROM (
        SELECT one.app_id, used.last_used_at AS at FROM visible
        JOIN secret one ON one.app_id = visible.id JOIN secret_use used ON used.secret_id = one.id
        UNION ALL
        SELECT app_key.app_id, used.last_used_at FROM visible
        JOIN app_key ON app_key.app_id = visible.id
        JOIN app_key_use used ON used.key_id = app_key.id
        UNION ALL
        SELECT f.app_id, used.last_used_at FROM visible
        JOIN federated_credential f ON f.app_id = visible.id
        JOIN federated_credential_use used ON used.credential_id = f.id
        UNION ALL
        SELECT used.app_id, used.last_used_at FROM visible
        JOIN published_keys_use used ON used.app_id = visible.id
        WHERE used.jwks_id = visible.jwks_id
        UNION ALL
        SELECT s.app_id, s.last_at FROM visible JOIN app_sign_in s ON s.app_id = visible.id
      ) uses GROUP BY app_id) sorted ON sorted.app_id = app.id`
  }
  if (sort !== 'expiry') return Prisma.empty
  return Prisma.sql`LEFT JOIN (
    SELECT one.app_id, min(one.expires_at) AS key FROM visible
    JOIN secret one ON one.app_id = visible.id
    WHERE ${isLive(at)} GROUP BY one.app_id) sorted ON sorted.app_id = app.id`
}

/** The key of each order. Never null, so that keys compare. What never ends comes last in both directions. */
export const KEY = {
  name: { asc: Prisma.sql`lower(app.name)`, desc: Prisma.sql`lower(app.name)` },
  owner: { asc: Prisma.sql`lower(owner.name)`, desc: Prisma.sql`lower(owner.name)` },
  created: { asc: Prisma.sql`app.created_at`, desc: Prisma.sql`app.created_at` },
  lastUsed: {
    asc: Prisma.sql`coalesce(sorted.key, '-infinity')`,
    desc: Prisma.sql`coalesce(sorted.key, '-infinity')`,
  },
  expiry: {
    asc: Prisma.sql`coalesce(sorted.key, 'infinity')`,
    desc: Prisma.sql`coalesce(sorted.key, '-infinity')`,
  },
} as const satisfies Record<AppSort, unknown>

const MORE = Prisma.sql`>`
const LESS = Prisma.sql`<`

type Ordered = { sort: AppSort; order: 'asc' | 'desc'; side: Side | null }

/** The key of the place where the page begins, in the type of the order's keys. */
function keyOf({ sort, order }: Ordered, key: string | null): Prisma.Sql {
  if (sort === 'name' || sort === 'owner') return Prisma.sql`${key ?? ''}`
  const never = sort === 'expiry' && order === 'asc' ? 'infinity' : '-infinity'
  return Prisma.sql`${key ?? never}::timestamptz`
}

/** The rows beyond the place where the page begins. Equal keys are sorted by name, then id. */
export function beyond(ordered: Ordered): Prisma.Sql {
  const { sort, order, side } = ordered
  if (!side) return Prisma.sql`true`
  const [key, { place }] = [KEY[sort][order], side]
  const at = keyOf(ordered, place.key)
  const isAfter = side.side === 'after'
  const further = (order === 'asc') === isAfter ? MORE : LESS
  return Prisma.sql`(${key} ${further} ${at} OR (${key} = ${at}
    AND (lower(app.name), app.id) ${isAfter ? MORE : LESS} (${place.name}, ${place.id})))
    AND ${key} ${further}= ${at}`
}

/** The order of the rows by this key; turned round for a page that ends before a place. */
export function inOrder(key: Prisma.Sql, { order, side }: Ordered): Prisma.Sql {
  const turned = side?.side === 'before'
  const [up, down] = [Prisma.sql`ASC`, Prisma.sql`DESC`]
  const ties = turned ? down : up
  return Prisma.sql`ORDER BY ${key} ${(order === 'asc') === turned ? down : up},
    lower(app.name) ${ties}, app.id ${ties}`
}
