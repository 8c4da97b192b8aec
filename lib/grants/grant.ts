import type { AppStatus } from '@/lib/apps/app'
import type { OfflineLife } from '@/lib/apps/offline-life'

export const AUTHORIZATIONS_PER_PAGE = 25

/** One scope as a person reads it. Without a sentence, the name is shown. */
export type GrantedScope = { name: string; sentence: string | null; apiName: string | null }

/** What a person has allowed one app, as that person sees it. */
export type Authorization = {
  /** The id of the grant. */
  id: string
  app: {
    name: string
    description: string
    company: string
    organizationName: string
    /** True if an administrator of the app's organization has vouched for it. */
    verified: boolean
    status: AppStatus
    /** When the logo was last changed; null when there is none. */
    logoUpdatedAt: Date | null
  }
  scopes: GrantedScope[]
  /**
   * After the grant ends, an API that checks only signatures may accept its JWTs for so many
   * minutes more; 0 if it has none.
   */
  offline: OfflineLife
  grantedAt: Date
  /** When scopes were last added; equal to `grantedAt` if none were added. */
  changedAt: Date
  /** When a token of it was last issued or used; null if never. */
  lastUsedAt: Date | null
}

/** Whether the text has the form of a grant's id. Anything else is never looked up. */
export function isGrantId(text: string): boolean {
  return /^grt_[0-9A-Za-z]{20}$/.test(text)
}
