import { z } from 'zod'
import { isPrintable } from '@/lib/printable'
import { SEARCH_MAX } from '@/lib/text'

/** The query parameters of the page Authorized apps. An invalid value counts as absent. */
export const authorizationQuery = z.object({
  search: z.string().trim().max(SEARCH_MAX).refine(isPrintable).catch(''),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
})

export type AuthorizationQuery = z.output<typeof authorizationQuery>
