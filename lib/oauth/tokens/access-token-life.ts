import { MINUTE } from '@/lib/clock'
import { policyOfRequest } from '../client-authentication/app-of-request'

/** The life of an access token in seconds, cut to what the policy allows. `maxMinutes` is its number; 0 allows all. */
export function cutLife(seconds: number, maxMinutes: number): number {
  return maxMinutes === 0 ? seconds : Math.min(seconds, maxMinutes * MINUTE)
}

type WithResourceServer = { resourceServer?: { accessTokenTTL?: number | undefined } | undefined }

/**
 * How long an access token lives, in seconds: its API's value, or `usualSeconds` without an API, and no
 * longer than the policy of the app's organization says.
 */
export function ttlOf(usualSeconds: number) {
  return (_ctx: unknown, token: WithResourceServer): number =>
    cutLife(
      token.resourceServer?.accessTokenTTL ?? usualSeconds,
      policyOfRequest().accessTokenMaxMinutes,
    )
}
