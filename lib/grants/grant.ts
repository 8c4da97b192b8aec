import type { AppStatus } from '@/lib/apps/app'

export const AUTHORIZATIONS_PER_PAGE = 25

/** One scope as a person reads it; the name stands in when nobody has described it. */
export type GrantedScope = { name: string; sentence: string | null; apiName: string | null }

/** What somebody allowed one app, as they see it themselves. */
export type Authorization = {
  /** Of the grant. */
  id: string
  app: {
    name: string
    description: string
    company: string
    organizationName: string
    /** An administrator of its organization has vouched for it. */
    verified: boolean
    status: AppStatus
    /** When the logo was last changed; null when there is none. */
    logoUpdatedAt: Date | null
  }
  scopes: GrantedScope[]
  /** For how long a JWT of it may pass, once it is dead here, where nobody asks; 0 for none. */
  offlineMinutes: number
  grantedAt: Date
  /** When scopes were last added; the same as `grantedAt` if none ever were. */
  changedAt: Date
  /** When a token of it was last minted or used; null when none ever was. */
  lastUsedAt: Date | null
}

/** Whether this could be a grant's id: what could not be one is never looked up. */
export function isGrantId(text: string): boolean {
  return /^grt_[0-9A-Za-z]{20}$/.test(text)
}
