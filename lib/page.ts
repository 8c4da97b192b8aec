import { z } from 'zod'

/** The number of a page in an address, counted from 1. An invalid one counts as absent. */
export const pageNumber = z.coerce.number().int().min(1).max(1_000_000).catch(1)

/** How long a list is: `total`, or more than that if `isMore`. */
export type Length = { total: number; isMore: boolean }

/** The length of a list up to `most`. `count` counts as far as it is told. */
export async function lengthUpTo(
  most: number,
  count: (upTo: number) => Promise<number>,
): Promise<Length> {
  const counted = await count(most + 1)
  return { total: Math.min(counted, most), isMore: counted > most }
}

/** What is wanted of a list: a page of the first `most`, or what follows a place; `size` rows of it. */
export type WantedPart<Place> = {
  page?: number
  after?: Place | undefined
  size?: number
  most?: number
}

type Wanted = { page: number; size: number }

/** The page of a list of `total`: the wanted one, or the last one if it is less. `pages` is at least 1. */
export function pageOf(total: number, { page: wanted, size }: Wanted) {
  const pages = Math.max(1, Math.ceil(total / size))
  const page = Math.min(wanted, pages)
  return { page, pages, skip: (page - 1) * size }
}
