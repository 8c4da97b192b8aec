import { z } from 'zod'
import { pageNumber } from '@/lib/page'
import { isPrintable } from '@/lib/printable'
import { SEARCH_MAX } from '@/lib/text'

/** The query parameters of the page Authorized apps. An invalid value counts as absent. */
export const authorizationQuery = z.object({
  search: z.string().trim().max(SEARCH_MAX).refine(isPrintable).catch(''),
  page: pageNumber,
})

export type AuthorizationQuery = z.output<typeof authorizationQuery>
