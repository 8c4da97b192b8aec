export const INITIAL_ACCESS_TOKEN_PREFIX = 'kt_iat_'
export const INITIAL_ACCESS_TOKEN_NAME_MAX = 80
export const INITIAL_ACCESS_TOKENS_MAX = 50
/** How many apps of one token may exist at a time. */
export const APPS_PER_INITIAL_ACCESS_TOKEN_MAX = 100
export const INITIAL_ACCESS_TOKEN_DAYS = [1, 7, 30, 90] as const

/**
 * A token with which programs register apps (RFC 7591 §3), as the portal shows it; never its value.
 */
export type InitialAccessTokenView = {
  id: string
  name: string
  createdAt: Date
  /** Null when that person no longer exists. */
  createdByName: string | null
  expiresAt: Date
  expired: boolean
  /** Its maker is no longer an enabled administrator: it registers nothing while that is so. */
  stopped: boolean
  lastUsedAt: Date | null
  /** How many apps were registered with it and are not deleted. */
  apps: number
}

/** The organization and the owner of the apps that a presented token registers. */
export type AcceptedInitialAccessToken = {
  id: string
  name: string
  organizationId: string
  personId: string
  expiresAt: Date
}
