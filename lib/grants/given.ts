import type { AppSource, AppStatus } from '@/lib/apps/app'
import type { Length } from '@/lib/page'
import type { GrantedScope } from './grant'

export const GIVEN_PER_PAGE = 25
/** So many grants are revoked by their ids in one request. */
export const REVOKED_AT_ONCE_MAX = 100

/** `registered`: apps that people registered or imported. `agents`: those that came by themselves. */
export const GIVEN_GROUPS = ['registered', 'agents'] as const
export type GivenGroup = (typeof GIVEN_GROUPS)[number]

/** What a person has allowed an app, as an administrator sees it. */
export type GivenGrant = {
  id: string
  person: { id: string; name: string; email: string }
  app: {
    id: string
    name: string
    source: AppSource
    verified: boolean
    status: AppStatus
    /** Null for an app of the administrator's own organization. */
    organizationName: string | null
  }
  scopes: GrantedScope[]
  grantedAt: Date
  lastUsedAt: Date | null
}

/** More grants than this are not counted, and have no number of a page. */
export const GIVEN_COUNTED_MAX = 10_000

/** So many are revoked by one request for all; the rest by the next one. */
export const GIVEN_REVOKED_MAX = 10_000

/** One page of grants. `page` is the requested one, or the last one if it is less. */
export type GivenPage = Length & { grants: GivenGrant[]; page: number; next: string | null }
