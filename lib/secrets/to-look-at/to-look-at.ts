/**
 * Why a secret should be looked at: it expires soon; it expired and the app has nothing in its place,
 * or it is still sent; it was never used; nobody used it for 30 or 90 days; another server
 * made it, and it waits for one of ours.
 */
export const VIEWS = [
  'expiring',
  'expired',
  'never_used',
  'unused_30',
  'unused_90',
  'moved_in',
] as const
export type View = (typeof VIEWS)[number]

/** The list of what expires looks this many days ahead. */
export const EXPIRING_DAYS = 30
/** The list of what expired looks this many days back. */
export const EXPIRED_DAYS = 90
/** A secret younger than this many days may still wait for its first use. */
export const NEVER_USED_DAYS = 7
export const UNUSED_DAYS = { unused_30: 30, unused_90: 90 } as const

/** A secret of one of the lists. */
export type SecretToLookAt = {
  id: string
  name: string
  /** `kt_cs_<id>_…abcd` */
  hint: string
  appId: string
  appName: string
  /** The app is suspended: none of its secrets authenticates. */
  suspended: boolean
  ownerName: string
  /** The owner's account is disabled: somebody else has to act. */
  ownerDisabled: boolean
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
  /** It expired and its right value came in the last 24 hours: the last time. */
  stillSentAt: Date | null
}

/** A secret that expires or has expired. */
export type DatedSecret = SecretToLookAt & { expiresAt: Date }

/** What the text names, or null if it names no list. */
export function viewOf(text: string): View | null {
  return VIEWS.find((view) => view === text) ?? null
}
