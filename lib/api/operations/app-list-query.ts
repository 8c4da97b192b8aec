import { z } from 'zod'
import { APPS_PER_PAGE } from '@/lib/apps/app'
import { APP_TYPES } from '@/lib/apps/fields/field'
import { SECRET_STATES } from '@/lib/apps/list/app-query'
import { isPrintable } from '@/lib/printable'
import { SEARCH_MAX } from '@/lib/text'

export const PAGE_SIZE_MAX = 100

const SIZE = `A page has 1 to ${PAGE_SIZE_MAX} apps.`
const PAGE = 'Pages are counted from 1.'

/**
 * The query parameters of the list of apps. The filters are those of My Apps. But a wrong value is
 * refused and not ignored, because a program would take the unfiltered list for its answer.
 */
export const appListQuery = z.object({
  page: z.coerce.number(PAGE).int(PAGE).min(1, PAGE).max(1_000_000, PAGE).default(1),
  size: z.coerce
    .number(SIZE)
    .int(SIZE)
    .min(1, SIZE)
    .max(PAGE_SIZE_MAX, SIZE)
    .default(APPS_PER_PAGE),
  search: z
    .string()
    .max(SEARCH_MAX, `Search for ${SEARCH_MAX} characters at most.`)
    .refine(isPrintable, 'Search for letters, digits and signs only.')
    .default(''),
  status: z.enum(['active', 'suspended', 'deleted'], 'active, suspended or deleted.').optional(),
  type: z.enum(APP_TYPES, 'web, machine or native.').optional(),
  secrets: z.enum(SECRET_STATES, 'expiring, never_used or none.').optional(),
})
