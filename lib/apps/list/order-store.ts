import { Prisma } from '@/lib/db/generated/client'
import type { AppSort } from './app-query'
import { isLive, isSettled, isUnsettled } from './narrow-store'
import type { Side } from './place'

/** What a page is cut from, beside `listed`: by which key it is sorted, then by which name. */
type Source = { key: Prisma.Sql; name: Prisma.Sql; from: Prisma.Sql; where: Prisma.Sql }

export type Ordered = { sort: AppSort; order: 'asc' | 'desc'; side: Side | null; at: Date }

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

type Keys = Record<'key' | 'name' | 'id', Prisma.Sql>

/**
 * The conditions of the rows beyond the place where the page begins: those with the same key, and those with a
 * further one. Each follows an index by itself, however many rows have the same key.
 */
function beyond({ key, name, id }: Keys, ordered: Ordered): Prisma.Sql[] {
  const { order, side } = ordered
  if (!side) return [ANY]
  const at = keyOf(ordered, side.place.key)
  const isAfter = side.side === 'after'
  const further = (order === 'asc') === isAfter ? MORE : LESS
  return [
    Prisma.sql`${key} = ${at} AND (${name}, ${id}) ${isAfter ? MORE : LESS}
      (${side.place.name}, ${side.place.id})`,
    Prisma.sql`${key} ${further} ${at}`,
  ]
}

/** The order by a key, equal ones by name, then id; turned round for a page that ends before a place. */
export function inOrder({ key, name, id }: Keys, { order, side }: Ordered): Prisma.Sql {
  const turned = side?.side === 'before'
  const ties = turned ? DOWN : UP
  return Prisma.sql`ORDER BY ${key} ${(order === 'asc') === turned ? DOWN : UP},
    ${name} ${ties}, ${id} ${ties}`
}

/** What of the list is looked at: what matches, and is among the apps that were `found` first, if there are such. */
export type Matching = { matching: Prisma.Sql; found?: Prisma.Sql | undefined }

/**
 * The parts of which the rows beyond the place are joined: each has the first of what matches, as rows of `id`,
 * `key` and `name`. What is found first follows no index, so it has one part.
 */
export function partsBeyond(
  { matching, found }: Matching,
  ordered: Ordered,
  limit: number,
): Prisma.Sql[] {
  const among = found
    ? Prisma.sql`JOIN (${found}) found ON found.app_id = listed.app_id`
    : Prisma.empty
  return sourcesOf(ordered).flatMap(({ from, where, ...source }) => {
    const keys = { ...source, id: Prisma.sql`listed.app_id` }
    const conditions = beyond(keys, ordered)
    const parts = found ? [Prisma.join(conditions, ' OR ', '(', ')')] : conditions
    return parts.map(
      (further) => Prisma.sql`(SELECT ${keys.id} AS id, ${keys.key} AS key, ${keys.name} AS name
        FROM app_listing listed ${among} ${from} WHERE ${matching} AND ${where} AND ${further}
        ${inOrder(keys, ordered)} LIMIT ${limit})`,
    )
  })
}

const FOUND = {
  name: Prisma.sql`found.name`,
  owner: Prisma.sql`found.owner_name`,
  id: Prisma.sql`found.app_id`,
}

/**
 * The first apps beyond the place of those that were found, as rows of `id`: they are sorted by keys of their own,
 * before their listings are read. Null where the order has other keys.
 */
export function firstOf(found: Prisma.Sql, ordered: Ordered, limit: number): Prisma.Sql | null {
  if (ordered.sort !== 'name' && ordered.sort !== 'owner') return null
  const keys = { key: FOUND[ordered.sort], name: FOUND.name, id: FOUND.id }
  return Prisma.sql`SELECT ${keys.id} AS id FROM (${found}) found
    WHERE ${Prisma.join(beyond(keys, ordered), ' OR ')} ${inOrder(keys, ordered)} LIMIT ${limit}`
}
