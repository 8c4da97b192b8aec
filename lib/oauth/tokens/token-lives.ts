import { HOUR, MINUTE } from '@/lib/clock'
import { LONGEST_SESSION_SECONDS } from '@/lib/people/sessions/session'
import { ttlOf } from './access-token-life'
import { refreshTokenTtl } from './longest-life'

/** How long an access token for a person lives that is for no API, in seconds. */
export const ACCESS_TOKEN_SECONDS = HOUR

/** How long a token lives that an app got for itself, in seconds. */
export const CLIENT_CREDENTIALS_TTL_SECONDS = 600

/**
 * How long the engine's artifacts live, in seconds. A token for an API lives as long as the API
 * says.
 */
export const tokenLives = {
  AccessToken: ttlOf(ACCESS_TOKEN_SECONDS),
  AuthorizationCode: MINUTE,
  ClientCredentials: ttlOf(CLIENT_CREDENTIALS_TTL_SECONDS),
  DeviceCode: 10 * MINUTE,
  IdToken: HOUR,
  Interaction: HOUR,
  RefreshToken: refreshTokenTtl,
  Session: LONGEST_SESSION_SECONDS,
}
