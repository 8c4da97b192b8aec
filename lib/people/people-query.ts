import { z } from 'zod'
import { pageNumber } from '@/lib/page'
import { isPrintable } from '@/lib/printable'
import { SEARCH_MAX } from '@/lib/text'

/** The query parameters of the list of people. An invalid value counts as absent. */
export const peopleQuery = z.object({
  search: z.string().trim().max(SEARCH_MAX).refine(isPrintable).catch(''),
  page: pageNumber,
})

export type PeopleQuery = z.output<typeof peopleQuery>
