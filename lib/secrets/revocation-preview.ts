import { isActive, type SecretView, usedRecently, works } from './secret'

/** The reasons that a person can give for a revocation. */
export const REVOKE_REASONS = ['leaked', 'replaced', 'not_needed'] as const

export type RevokeReason = (typeof REVOKE_REASONS)[number]

/**
 * Whether the tokens should end with the secret, by default. Only after a planned rotation may they
 * live to their own end.
 */
export function endsTokens(reason: RevokeReason | null): boolean {
  return reason !== 'replaced'
}

/** What a person should know before a secret is revoked. */
export type RevocationPreview = {
  secret: SecretView
  /** A running client probably depends on it, so the app's name must be typed. */
  usedRecently: boolean
  /** Without it, no secret of the app works. */
  lastActive: boolean
}

/** The effects of revoking one of the app's secrets at `now`; null when it is not active. */
export function revocationOf(
  secrets: readonly SecretView[],
  secretId: string,
  now: Date,
): RevocationPreview | null {
  const secret = secrets.find((one) => one.id === secretId && isActive(one))
  if (!secret) return null
  const lastActive = !secrets.some((one) => one.id !== secretId && works(one))
  return { secret, usedRecently: usedRecently(secret, now), lastActive }
}
