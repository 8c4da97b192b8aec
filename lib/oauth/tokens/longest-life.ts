import { DAY, now } from '@/lib/clock'
import { policyOfRequest } from '../client-authentication/app-of-request'
import { isInFapi } from '../clients/client-metadata'
import type { Adapter, Client } from '../protocol/oidc-provider'
import { REFRESH_TOKEN_SECONDS } from './token-ttl'

/** When the first refresh token of a family was issued, in seconds since 1970. */
type OfFamily = { iiat?: number | undefined }

/**
 * How many seconds are left until the policy ends all refresh tokens of a family; none or less when
 * they have ended. `days` is the policy's number.
 */
export function secondsLeft({ iiat }: OfFamily, days = policyOfRequest().refreshMaxDays): number {
  const present = Math.floor(now().getTime() / 1000)
  return (iiat ?? present) + days * DAY - present
}

/** How long a new refresh token lives, in seconds: never longer than its family may. */
export function refreshTokenSeconds(
  token: OfFamily,
  days = policyOfRequest().refreshMaxDays,
): number {
  return Math.max(1, Math.min(REFRESH_TOKEN_SECONDS, secondsLeft(token, days)))
}

/**
 * The same for the engine's settings. Where none follows (FAPI 2.0 §5.3.2.1), it lives as long as
 * its family may.
 */
export function refreshTokenTtl(_ctx: unknown, token: OfFamily, client?: Client): number {
  return client && isInFapi(client) ? Math.max(1, secondsLeft(token)) : refreshTokenSeconds(token)
}

/**
 * Refresh tokens, found only while the policy lets their family live. So a policy that was made
 * shorter counts from the next request on.
 */
export function withinLongestLife(refreshTokens: Adapter): Adapter {
  return {
    ...refreshTokens,
    async find(id) {
      const found = await refreshTokens.find(id)
      return found && secondsLeft(found) > 0 ? found : undefined
    },
  }
}
