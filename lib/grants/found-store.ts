import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type Length, lengthUpTo, pageOf } from '@/lib/page'
import { countHaving, type First, findHaving, goThrough } from './searched-store'
import { type GivenFilter, LATEST_FIRST, type Seen, seenGrants, seenWith } from './seen-store'

/** Which page is wanted, of how many grants, and how far they are counted. */
export type WantedPage = { page: number; size: number; most: number }

/** The ids of the grants of a page, the latest first. `page` is the wanted one, or the last one if it is less. */
export type FoundPage = Length & { ids: string[]; page: number }

/** What a search finds is counted so far, because each grant has to be read for it. */
const FOUND_COUNTED_MAX = 1_000
/** Where more than this are found among the first ones of a list, no others are looked for. */
const FOUND_ENOUGH = 100

/** How many grants match, whatever is searched, counted up to `most`. */
export async function countGiven(tx: Tx, filter: GivenFilter, most: number): Promise<Length> {
  const seen = await seenWith(tx, filter)
  return lengthUpTo(most, (upTo) => countSeen(tx, seen, upTo))
}

/** One page of the grants that match. */
export async function findGivenIds(
  tx: Tx,
  filter: GivenFilter,
  wanted: WantedPage,
): Promise<FoundPage> {
  const seen = await seenWith(tx, filter)
  return filter.search === '' ? listed(tx, seen, wanted) : searched(tx, seen, wanted)
}

/** Behind a place they are counted in order, so that the index begins there. */
async function countSeen(tx: Tx, seen: Seen, most: number): Promise<number> {
  const cut = Prisma.sql`${seen.after ? LATEST_FIRST : Prisma.empty} LIMIT ${most}`
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (${seenGrants(seen, cut)} ${cut}) seen`
  return row?.total ?? 0
}

async function listed(
  tx: Tx,
  seen: Seen,
  { page: wanted, size, most }: WantedPage,
): Promise<FoundPage> {
  const length = await lengthUpTo(most, (upTo) => countSeen(tx, seen, upTo))
  const { page, skip } = pageOf(length.total, { page: wanted, size })
  const first = Prisma.sql`${LATEST_FIRST} LIMIT ${skip + size}`
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM (${seenGrants(seen, first)}) seen ${LATEST_FIRST} LIMIT ${size} OFFSET ${skip}`
  return { ids: rows.map(({ id }) => id), ...length, page }
}

/**
 * What is found among the first grants of the list is shown at once. Where that is much, the list ends there, and
 * says that there are more; where it fills the page, the others are only counted.
 */
async function searched(tx: Tx, seen: Seen, wanted: WantedPage): Promise<FoundPage> {
  const { page: number, size } = wanted
  const most = Math.min(wanted.most, FOUND_COUNTED_MAX)
  const skip = (number - 1) * size
  const first = await goThrough(tx, seen, most + 1)
  if (first.isAll || first.own > most) {
    return pageOfFirst(first, await lengthUpTo(most, async () => first.ids.length), wanted)
  }
  if (first.own > Math.max(FOUND_ENOUGH, size)) {
    const total = Math.floor((first.own - 1) / size) * size
    return pageOfFirst(first, { total, isMore: true }, wanted)
  }
  if (first.own >= skip + size) {
    const length = await lengthUpTo(most, (upTo) => countHaving(tx, seen, upTo))
    return pageOfFirst(first, length, wanted)
  }
  let found: string[] = []
  const length = await lengthUpTo(most, async (upTo) => {
    const { ids, total } = await findHaving(tx, seen, { skip, size, most: upTo })
    found = ids
    return total
  })
  const { page } = pageOf(length.total, { page: number, size })
  return page < number ? searched(tx, seen, { ...wanted, page }) : { ids: found, ...length, page }
}

function pageOfFirst({ ids }: First, length: Length, wanted: WantedPage): FoundPage {
  const { page, skip } = pageOf(length.total, wanted)
  return { ids: ids.slice(skip, skip + wanted.size), ...length, page }
}
