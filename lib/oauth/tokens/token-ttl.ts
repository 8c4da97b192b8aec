import { DAY } from '@/lib/clock'

/**
 * How long a refresh token lives since the last use, in seconds, if its family does not end before.
 * Each use makes a new one.
 */
export const REFRESH_TOKEN_SECONDS = 60 * DAY
