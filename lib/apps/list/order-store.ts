import { Prisma } from '@/lib/db/generated/client'
import type { AppSort } from './app-query'
import { isLive, isSettled, isUnsettled } from './narrow-store'
import type { Side } from './place'

/** What a page is cut from, beside `listed`: by which key it is sorted, then by which name. */
type Source = { key: Prisma.Sql; name: Prisma.Sql; from: Prisma.Sql; where: Prisma.Sql }

export type Ordered = { sort: AppSort; order: 'asc' | 'desc'; side: Side | null; at: Date }

/** How many rows, and how many are skipped before. */
export type Cut = { limit: number; offset: number }

const ANY = Prisma.sql`true`
const listedBy = (key: Prisma.Sql): Source => ({
  key,
  name: Prisma.sql`listed.name`,
  from: Prisma.empty,
  where: ANY,
})

/** What never ends comes last in both directions. */
const EXPIRY = {
  asc: (at: Prisma.Sql) => Prisma.sql`coalesce(${at}, 'infinity')`,
  desc: (at: Prisma.Sql) => Prisma.sql`coalesce(nullif(${at}, 'infinity'), '-infinity')`,
}

/** The keys are never null, so that they compare. */
function sourcesOf({ sort, order, at }: Ordered): Source[] {
  if (sort === 'lastUsed') {
    const from = Prisma.sql`JOIN app_last_use last
      ON last.app_id = listed.app_id AND last.organization_id = listed.organization_id`
    return [{ key: Prisma.sql`last.at`, name: Prisma.sql`last.name`, from, where: ANY }]
  }
  if (sort !== 'expiry') return [listedBy(KEPT[sort])]
  const listed = Prisma.sql`listed.next_expiry_at`
  const settled = listedBy(order === 'asc' ? listed : EXPIRY.desc(listed))
  const computed = Prisma.sql`CROSS JOIN LATERAL (SELECT min(one.expires_at) AS expires_at
    FROM secret one WHERE one.app_id = listed.app_id AND ${isLive(at)}) live`
  const unsettled = listedBy(EXPIRY[order](Prisma.sql`live.expires_at`))
  return [
    { ...settled, where: isSettled(at) },
    { ...unsettled, from: computed, where: isUnsettled(at) },
  ]
}

const KEPT = {
  name: Prisma.sql`listed.name`,
  owner: Prisma.sql`listed.owner_name`,
  created: Prisma.sql`listed.created_at`,
}

const MORE = Prisma.sql`>`
const LESS = Prisma.sql`<`
const UP = Prisma.sql`ASC`
const DOWN = Prisma.sql`DESC`

/** The key of the place where the page begins, in the type of the order's keys. */
function keyOf({ sort, order }: Ordered, key: string | null): Prisma.Sql {
  if (sort === 'name' || sort === 'owner') return Prisma.sql`${key ?? ''}`
  const never = sort === 'expiry' && order === 'asc' ? 'infinity' : '-infinity'
  return Prisma.sql`${key ?? never}::timestamptz`
}

/**
 * The conditions of the rows beyond the place where the page begins: those with the same key, and those with a
 * further one. Each follows an index by itself, however many rows have the same key.
 */
function beyond({ key, name }: Source, ordered: Ordered): Prisma.Sql[] {
  const { order, side } = ordered
  if (!side) return [ANY]
  const at = keyOf(ordered, side.place.key)
  const isAfter = side.side === 'after'
  const further = (order === 'asc') === isAfter ? MORE : LESS
  return [
    Prisma.sql`${key} = ${at} AND (${name}, listed.app_id) ${isAfter ? MORE : LESS}
      (${side.place.name}, ${side.place.id})`,
    Prisma.sql`${key} ${further} ${at}`,
  ]
}

/** The order by a key, equal ones by name, then id; turned round for a page that ends before a place. */
export function inOrder(
  { key, name, id }: Record<'key' | 'name' | 'id', Prisma.Sql>,
  { order, side }: Ordered,
): Prisma.Sql {
  const turned = side?.side === 'before'
  const ties = turned ? DOWN : UP
  return Prisma.sql`ORDER BY ${key} ${(order === 'asc') === turned ? DOWN : UP},
    ${name} ${ties}, ${id} ${ties}`
}

/**
 * The parts of which the rows beyond the place are joined: each has the first of what matches, with as many as are
 * skipped, as rows of `id`, `key` and `name`.
 */
export function partsBeyond(
  matching: Prisma.Sql,
  ordered: Ordered,
  { limit, offset }: Cut,
): Prisma.Sql[] {
  return sourcesOf(ordered).flatMap((source) =>
    beyond(source, ordered).map((further) => {
      const { key, name, from, where } = source
      return Prisma.sql`(SELECT listed.app_id AS id, ${key} AS key, ${name} AS name
        FROM app_listing listed ${from} WHERE ${matching} AND ${where} AND ${further}
        ${inOrder({ key, name, id: Prisma.sql`listed.app_id` }, ordered)} LIMIT ${limit + offset})`
    }),
  )
}
