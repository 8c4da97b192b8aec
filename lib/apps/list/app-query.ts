import { z } from 'zod'
import { pageNumber } from '@/lib/page'
import { isPrintable } from '@/lib/printable'
import { SEARCH_MAX } from '@/lib/text'
import { APP_SOURCES } from '../app'
import { APP_TYPES } from '../fields/field'

/** The sort orders of My Apps. `lastUsed` puts apps that were never used last when descending. */
export const APP_SORTS = ['name', 'created', 'lastUsed', 'owner'] as const
export const SECRET_STATES = ['expiring', 'never_used', 'none'] as const

/**
 * The query parameters of My Apps. An invalid value counts as absent, so that an old bookmark shows
 * a list and not an error. Without a status, deleted apps are left out.
 */
export const appQuery = z.object({
  search: z.string().trim().max(SEARCH_MAX).refine(isPrintable).catch(''),
  status: z.enum(['active', 'suspended', 'deleted']).optional().catch(undefined),
  type: z.enum(APP_TYPES).optional().catch(undefined),
  source: z.enum(APP_SOURCES).optional().catch(undefined),
  secrets: z.enum(SECRET_STATES).optional().catch(undefined),
  sort: z.enum(APP_SORTS).catch('name'),
  order: z.enum(['asc', 'desc']).catch('asc'),
  page: pageNumber,
})

export type AppQuery = z.output<typeof appQuery>
