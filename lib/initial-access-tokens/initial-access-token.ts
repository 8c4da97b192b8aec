export const INITIAL_ACCESS_TOKEN_PREFIX = 'kt_iat_'
export const INITIAL_ACCESS_TOKEN_NAME_MAX = 80
export const INITIAL_ACCESS_TOKENS_MAX = 50
/** So many apps that came with one token may be there at a time. */
export const APPS_PER_INITIAL_ACCESS_TOKEN_MAX = 100
export const INITIAL_ACCESS_TOKEN_DAYS = [1, 7, 30, 90] as const

/** What the portal shows of a token with which programs register apps (RFC 7591 §3); never its value. */
export type InitialAccessTokenView = {
  id: string
  name: string
  createdAt: Date
  /** Null when that person is gone. */
  createdByName: string | null
  expiresAt: Date
  expired: boolean
  lastUsedAt: Date | null
  /** How many apps came with it and were not deleted. */
  apps: number
}

/** For whom a presented token speaks: the organization that the app comes to, and its owner. */
export type AcceptedInitialAccessToken = {
  id: string
  name: string
  organizationId: string
  personId: string
  expiresAt: Date
}
