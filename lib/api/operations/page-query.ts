import { z } from 'zod'

/** The longest page of a list. */
const PAGE_SIZE_MAX = 100

const PAGE = 'Pages are counted from 1.'

/** The number of a page, counted from 1. A wrong one is refused. */
export const page = z.coerce.number(PAGE).int(PAGE).min(1, PAGE).max(1_000_000, PAGE).default(1)

/** How many items a page has at most: a number up to `most`. A wrong one is refused. */
export function pageSize(items: string, { most = PAGE_SIZE_MAX, byDefault }: Sizes) {
  const complaint = `A page has 1 to ${most} ${items}.`
  return z.coerce
    .number(complaint)
    .int(complaint)
    .min(1, complaint)
    .max(most, complaint)
    .default(byDefault)
}

type Sizes = { most?: number; byDefault: number }
