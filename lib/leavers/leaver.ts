import type { AppStatus } from '@/lib/apps/app'

export const SHOWN_PER_PAGE = 25
export const KEPT_REASON_MAX = 200

/**
 * What became of a secret that somebody has seen. `open`: it has not ended, and nobody has decided about
 * it. `kept`: an administrator leaves it as it is. `rotated`: it ended, and the app got another one since
 * the person left.
 */
export const SHOWN_STATES = ['open', 'kept', 'rotated', 'revoked', 'expired'] as const
export type ShownState = (typeof SHOWN_STATES)[number]

/** A secret that a person was shown when they made it. The value is not in it. */
export type ShownSecret = {
  id: string
  name: string
  /** `kt_cs_<id>_…abcd` */
  hint: string
  app: { id: string; name: string; status: AppStatus }
  shownAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
  state: ShownState
  /** When it ended, and by whom; null while it works, and for an end that nobody decided. */
  endedAt: Date | null
  endedByName: string | null
  /** Why it is left as it is; null unless `kept`. */
  kept: { at: Date; byName: string; reason: string } | null
}

/**
 * A person as the page of a leaver shows them. `gone`: no longer a member, only named by what they own
 * or have seen.
 */
export type Leaver = {
  id: string
  name: string
  email: string | null
  standing: 'here' | 'disabled' | 'gone'
  /** When they were disabled; null while they are here, and when they are gone. */
  leftAt: Date | null
}

/** One page of what a person was shown. `page` is the requested one, or the last one if it is less. */
export type ShownSecretsPage = {
  leaver: Leaver
  secrets: ShownSecret[]
  total: number
  /** How many nobody has decided about. */
  open: number
  page: number
}

/** Somebody who left, with what is to do about them. */
export type Unfinished = { id: string; name: string; openSecrets: number; ownedApps: number }
