import { EXPIRING_WITHIN_DAYS, USED_RECENTLY_HOURS } from '@/lib/apps/app'
import { DAY, HOUR, secondsAfter } from '@/lib/clock'
import { isPaused, type Pause } from './pause'
import type { PlannedEnd } from './planned-end'

export { EXPIRING_WITHIN_DAYS, USED_RECENTLY_HOURS }

/** Why a secret no longer authenticates. */
export type Retirement = 'expired' | 'revoked' | 'regenerated' | 'revoked_keeping_tokens'

/** Why a person, or a plan of theirs, has revoked a secret. */
export type RetirementReason = 'leaked' | 'replaced' | 'not_needed' | 'planned' | 'not_delivered'

/**
 * `expiring` is active too: the secret ends within `EXPIRING_WITHIN_DAYS` days. `paused` holds its
 * slot, and is refused.
 */
export type SecretStatus = 'active' | 'expiring' | 'paused' | 'expired' | 'revoked'

/** The first and the last use of a secret. */
export type SecretUseView = {
  firstUsedAt: Date
  firstAddress: string
  lastUsedAt: Date
  lastAddress: string
  lastUserAgent: string
  lastGrantType: string
}

/** What is weak about a value that another server made. */
export const WEAKNESSES = ['short', 'repetitive', 'guessable'] as const
export type Weakness = (typeof WEAKNESSES)[number]

/** What is known of a secret whose value another server made. */
export type MovedIn = {
  at: Date
  weakness: Weakness | null
  /** The digest of the other server, as `pbkdf2`, until the value comes for the first time. */
  digest: string | null
}

/** Everything that may be shown of a secret after its creation. */
export type SecretView = {
  /** The public id, which is also part of the value. */
  id: string
  appId: string
  name: string
  /** `kt_cs_<id>_…abcd` */
  hint: string
  slot: 1 | 2 | null
  /** The status at the time of the view. */
  status: SecretStatus
  createdAt: Date
  createdByName: string
  expiresAt: Date | null
  retiredAt: Date | null
  retirement: Retirement | null
  retiredByName: string | null
  retiredBecause: RetirementReason | null
  /** The last pause, ongoing or over; null if there was none. */
  pause: Pause | null
  plannedEnd: PlannedEnd | null
  use: SecretUseView | null
  /** Of a value that another server made; null for ours. */
  movedIn: MovedIn | null
  /** The networks from which it authenticates; none is everywhere. */
  networks: string[]
  /**
   * When a request last came with this secret and a line break behind it; null when none has, or when
   * the secret was used since.
   */
  trailedAt: Date | null
}

export const MAX_ACTIVE_SECRETS = 2
export const SECRET_NAME_MAX = 60
/** Older retired secrets are not listed. The audit log still has them. */
export const SECRETS_LISTED_MAX = 100

/** Whether the text has the form of a secret's public id. Anything else is never looked up. */
export function isSecretId(text: string): boolean {
  return /^[0-9A-Za-z]{8}$/.test(text)
}

type Life = Pick<SecretView, 'expiresAt' | 'retirement' | 'pause'>

/** The status of a secret at `now`. Only `active` and `expiring` authenticate. */
export function secretStatus({ expiresAt, retirement, pause }: Life, now: Date): SecretStatus {
  if (retirement) return retirement === 'expired' ? 'expired' : 'revoked'
  if (expiresAt && expiresAt <= now) return 'expired'
  if (isPaused(pause, now)) return 'paused'
  const soon = secondsAfter(now, EXPIRING_WITHIN_DAYS * DAY)
  return expiresAt && expiresAt <= soon ? 'expiring' : 'active'
}

/** Whether the secret authenticates at the time of the view. */
export function works({ status }: Pick<SecretView, 'status'>): boolean {
  return status === 'active' || status === 'expiring'
}

/** Whether the secret has not ended at the time of the view: it works, or is paused. */
export function isActive(secret: Pick<SecretView, 'status'>): boolean {
  return works(secret) || secret.status === 'paused'
}

/** Whether revoking it would probably break a running client. */
export function usedRecently(secret: Pick<SecretView, 'use'>, now: Date): boolean {
  return (
    secret.use !== null && secret.use.lastUsedAt > secondsAfter(now, -USED_RECENTLY_HOURS * HOUR)
  )
}

/** The one to revoke first: never used before used, then longest unused, then oldest. */
export function leastRecentlyUsed<S extends Pick<SecretView, 'use' | 'createdAt'>>(
  secrets: readonly S[],
): S | null {
  const lastUse = (secret: S) => secret.use?.lastUsedAt.getTime() ?? 0
  const [first] = secrets.toSorted(
    (a, b) => lastUse(a) - lastUse(b) || a.createdAt.getTime() - b.createdAt.getTime(),
  )
  return first ?? null
}

/**
 * `kt_cs_<id>_…abcd`: enough to find the value in a vault, not enough to use it. A value that another
 * server made has no id inside: `…abcd (imported)`, or `<id> (imported)` if only its digest is known.
 */
export function formatHint(secret: { prefix: string; id: string; lastFour: string }): string {
  if (!secret.prefix) return `${movedInHint(secret)} (imported)`
  return `${secret.prefix}_${secret.id}_…${secret.lastFour}`
}

function movedInHint({ id, lastFour }: { id: string; lastFour: string }): string {
  return lastFour.trim() ? `…${lastFour}` : id
}

/** A suggested name, such as `Secret 2 · Nov 2026`. */
export function defaultSecretName(existing: readonly { name: string }[], now: Date): string {
  const month = now.toLocaleDateString('en', { month: 'short', year: 'numeric', timeZone: 'UTC' })
  return `Secret ${existing.length + 1} · ${month}`
}
