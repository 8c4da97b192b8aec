import { isActive, type SecretView, usedRecently } from './secret'

/** Why a secret is revoked, when somebody says so. */
export const REVOKE_REASONS = ['leaked', 'replaced', 'not_needed'] as const

export type RevokeReason = (typeof REVOKE_REASONS)[number]

/**
 * Whether its tokens should end with it, until somebody says otherwise: only for a secret that was
 * replaced in good order they may run out by themselves.
 */
export function endsTokens(reason: RevokeReason | null): boolean {
  return reason !== 'replaced'
}

/** What a person should know before a secret is revoked. */
export type RevocationPreview = {
  secret: SecretView
  /** Something that runs right now probably depends on it: the app's name is typed. */
  usedRecently: boolean
  /** Without it the app can no longer authenticate. */
  lastActive: boolean
}

/** What revoking one of the app's secrets would mean at `now`; null when it is not active. */
export function revocationOf(
  secrets: readonly SecretView[],
  secretId: string,
  now: Date,
): RevocationPreview | null {
  const active = secrets.filter((secret) => isActive(secret, now))
  const secret = active.find(({ id }) => id === secretId)
  if (!secret) return null
  return { secret, usedRecently: usedRecently(secret, now), lastActive: active.length === 1 }
}
