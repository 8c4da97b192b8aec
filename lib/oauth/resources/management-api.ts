import {
  MANAGEMENT_API_ID,
  MANAGEMENT_SCOPES,
  type Resource,
  TOKEN_TTL_SECONDS,
} from '@/lib/apis/api'
import { config } from '@/lib/config'
import { MANAGEMENT_PATH } from '../protocol/routes'

/**
 * Keyturn's own API, as a resource of the protocol. Its tokens are opaque. Each is looked up, so it
 * ends at once with its grant, app, secret or person.
 */
export function managementApi(): Resource {
  return {
    id: MANAGEMENT_API_ID,
    identifier: `${config().url}${MANAGEMENT_PATH}`,
    name: 'Keyturn',
    tokenFormat: 'opaque',
    signingAlg: 'RS256',
    tokenType: 'at_jwt',
    tokenTtlSeconds: TOKEN_TTL_SECONDS,
    tokenClaims: 'none',
    scopes: [...MANAGEMENT_SCOPES],
  }
}
