import { DAY } from '@/lib/clock'

/**
 * How long a refresh token lives since the last use, in seconds, if its family does not end before.
 * Each use makes a new one.
 */
export const REFRESH_TOKEN_SECONDS = 60 * DAY

type WithResourceServer = { resourceServer?: { accessTokenTTL?: number | undefined } | undefined }

/** How long a token lives, in seconds: its API's value, or `usualSeconds` without an API. */
export function ttlOf(usualSeconds: number) {
  return (_ctx: unknown, token: WithResourceServer): number =>
    token.resourceServer?.accessTokenTTL ?? usualSeconds
}
