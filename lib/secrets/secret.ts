import { EXPIRING_WITHIN_DAYS, USED_RECENTLY_HOURS } from '@/lib/apps/app'
import { DAY, HOUR, secondsAfter } from '@/lib/clock'

export { EXPIRING_WITHIN_DAYS, USED_RECENTLY_HOURS }

/** Why a secret no longer authenticates. */
export type Retirement = 'expired' | 'revoked' | 'regenerated' | 'revoked_keeping_tokens'

/** `expiring` is active too: it ends within `EXPIRING_WITHIN_DAYS`. */
export type SecretStatus = 'active' | 'expiring' | 'expired' | 'revoked'

/** The first and the last use of a secret. */
export type SecretUseView = {
  firstUsedAt: Date
  firstAddress: string
  lastUsedAt: Date
  lastAddress: string
  lastUserAgent: string
  lastGrantType: string
}

/** Everything that may be shown of a secret after its value was shown once. */
export type SecretView = {
  /** The public id that also stands inside the value. */
  id: string
  appId: string
  name: string
  /** `kt_cs_<id>_…abcd` */
  hint: string
  slot: 1 | 2 | null
  /** As it was when the view was made. */
  status: SecretStatus
  createdAt: Date
  createdByName: string
  expiresAt: Date | null
  retiredAt: Date | null
  retirement: Retirement | null
  retiredByName: string | null
  use: SecretUseView | null
}

export const MAX_ACTIVE_SECRETS = 2
export const SECRET_NAME_MAX = 60
/** Retired secrets beyond it are not listed any more; the audit log still tells of them. */
export const SECRETS_LISTED_MAX = 100

/** Whether this could be a secret's public id: what could not be one is never looked up. */
export function isSecretId(text: string): boolean {
  return /^[0-9A-Za-z]{8}$/.test(text)
}

/** What a secret is at `now`: only `active` and `expiring` authenticate. */
export function secretStatus(
  secret: Pick<SecretView, 'expiresAt' | 'retirement'>,
  now: Date,
): SecretStatus {
  const { expiresAt, retirement } = secret
  if (retirement) return retirement === 'expired' ? 'expired' : 'revoked'
  if (!expiresAt) return 'active'
  if (expiresAt <= now) return 'expired'
  return expiresAt <= secondsAfter(now, EXPIRING_WITHIN_DAYS * DAY) ? 'expiring' : 'active'
}

/** Whether the secret authenticates at `now`. */
export function isActive(secret: Pick<SecretView, 'expiresAt' | 'retirement'>, now: Date): boolean {
  const status = secretStatus(secret, now)
  return status === 'active' || status === 'expiring'
}

/** Whether revoking it would probably break something that runs right now. */
export function usedRecently(secret: Pick<SecretView, 'use'>, now: Date): boolean {
  return (
    secret.use !== null && secret.use.lastUsedAt > secondsAfter(now, -USED_RECENTLY_HOURS * HOUR)
  )
}

/** The one to give up first: never used before used, then longest unused, then oldest. */
export function leastRecentlyUsed<S extends Pick<SecretView, 'use' | 'createdAt'>>(
  secrets: readonly S[],
): S | null {
  const lastUse = (secret: S) => secret.use?.lastUsedAt.getTime() ?? 0
  const [first] = secrets.toSorted(
    (a, b) => lastUse(a) - lastUse(b) || a.createdAt.getTime() - b.createdAt.getTime(),
  )
  return first ?? null
}

/** `kt_cs_<id>_…abcd`: enough to find the value in a vault, nothing that opens anything. */
export function formatHint(secret: { prefix: string; id: string; lastFour: string }): string {
  return `${secret.prefix}_${secret.id}_…${secret.lastFour}`
}

/** A name nobody has to think about, such as `Secret 2 · Nov 2026`. */
export function defaultSecretName(existing: readonly { name: string }[], now: Date): string {
  const month = now.toLocaleDateString('en', { month: 'short', year: 'numeric', timeZone: 'UTC' })
  return `Secret ${existing.length + 1} · ${month}`
}
