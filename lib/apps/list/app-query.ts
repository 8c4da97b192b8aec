import { z } from 'zod'
import { PLACE_MAX } from '@/lib/place'
import { isPrintable } from '@/lib/printable'
import { SEARCH_MAX } from '@/lib/text'
import { APP_SOURCES, MINE } from '../app'
import { APP_TYPES } from '../fields/field'

/**
 * The sort orders of My Apps. `lastUsed` puts apps that were never used last when descending;
 * `expiry` puts apps without a secret that ends last in both directions.
 */
export const APP_SORTS = ['name', 'created', 'lastUsed', 'owner', 'expiry'] as const
export type AppSort = (typeof APP_SORTS)[number]
export const SECRET_STATES = ['expiring', 'never_used', 'none'] as const
/** For how many days nobody used an app. It was registered before them. */
export const UNUSED_DAYS = { unused_30: 30, unused_90: 90 } as const
export const APP_USES = ['unused_30', 'unused_90', 'refused'] as const

const person = z.string().regex(/^psn_\w{1,40}$/)
const owner = z.union([z.literal(MINE), person])
const cursor = z.string().max(PLACE_MAX).optional().catch(undefined)

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
  use: z.enum(APP_USES).optional().catch(undefined),
  owner: owner.optional().catch(undefined),
  member: person.optional().catch(undefined),
  sort: z.enum(APP_SORTS).catch('name'),
  order: z.enum(['asc', 'desc']).catch('asc'),
  after: cursor,
  before: cursor,
})

export type AppQuery = z.output<typeof appQuery>
