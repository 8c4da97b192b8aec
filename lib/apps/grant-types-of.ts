import type { GrantType } from '@/lib/policies/policy'
import type { AppSource } from './app'
import type { AppType } from './fields/field'
import type { Registered } from './fields/fields'

const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code'
const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

const GRANT_TYPES_OF: Record<AppType, readonly GrantType[]> = {
  web: [
    'authorization_code',
    'refresh_token',
    'client_credentials',
    DEVICE_CODE,
    TOKEN_EXCHANGE,
    JWT_BEARER,
  ],
  machine: ['client_credentials', TOKEN_EXCHANGE],
  native: ['authorization_code', 'refresh_token', DEVICE_CODE],
}

type App = Pick<Registered, 'type' | 'redirectUris' | 'clientCredentials' | 'grantTypes'> & {
  source: AppSource
}

/**
 * The grant types that an app may use; the organization's policy may remove some. Its type decides,
 * and what the program has named that registered it (RFC 7591 §2). A web app acts for itself only
 * when that is switched on. A metadata-document app is not registered by anybody, so it gets no
 * token for itself: it acts for people.
 */
export function grantTypesOf(app: App): GrantType[] {
  const { source, type, grantTypes, redirectUris, clientCredentials } = app
  const ofType = GRANT_TYPES_OF[source === 'metadata_document' ? 'native' : type]
  return ofType.filter((grantType) => {
    if (grantType === 'client_credentials') return type === 'machine' || clientCredentials
    if (grantType === 'authorization_code' && redirectUris.length === 0) return false
    return grantTypes.length === 0 || grantTypes.includes(grantType)
  })
}
