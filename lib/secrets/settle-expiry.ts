import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findPolicyOfApp } from '@/lib/policies/find-policy'
import { expiryAfterDays } from './expiry'
import { defaultDays, latestAllowed, limitsOf, mayBeEndless, refusedLife } from './secret-limits'

/** The life of a new secret as it was asked for. */
export type AskedLife = {
  /** Null: without an end. Left out: as the policy says. */
  expiresAt?: Date | null | undefined
  /** Nobody has chosen this end, so it is cut to what the policy allows, not refused. */
  cut?: boolean | undefined
}

/**
 * When a new secret of the app expires; null for never. Refuses with `secrets_not_allowed` where the
 * policy wants keys or federated credentials, and with `invalid_input` at `expiresAt`.
 */
export async function settleExpiry(
  tx: Tx,
  app: { organizationId: string; appId: string },
  { expiresAt: asked, cut = false }: AskedLife,
): Promise<Date | null> {
  const limits = limitsOf(await findPolicyOfApp(tx, app))
  if (!limits.secretsAllowed) throw new Refusal('secrets_not_allowed', `app ${app.appId}`)
  if (asked === undefined) return expiryAfterDays(now(), defaultDays(limits))
  const refused = refusedLife(limits, asked)
  if (refused === null) return asked
  if (!cut) throw new Refusal('invalid_input', 'the life of a secret', { expiresAt: refused })
  if (asked === null && mayBeEndless({ ...limits, endlessSecrets: true })) {
    return expiryAfterDays(now(), defaultDays(limits))
  }
  return latestAllowed(limits, now())
}
