import { randomBase62 } from '@/lib/crypto/random'
import type { AuthMethod } from '../protocol/find-client'
import { DEVICE_CODE, TOKEN_EXCHANGE } from '../protocol/grant-type-names'
import type { AdapterPayload, Client } from '../protocol/oidc-provider'
import type { Registration } from './store'

/** The ways to a token that each kind of app has; the organization's policy may take some away. */
const GRANT_TYPES_OF = {
  web: ['authorization_code', 'refresh_token', 'client_credentials', DEVICE_CODE, TOKEN_EXCHANGE],
  machine: ['client_credentials', TOKEN_EXCHANGE],
  native: ['authorization_code', 'refresh_token', DEVICE_CODE],
} as const satisfies Record<Registration['type'], readonly string[]>

/** An app of a metadata document, which nobody registered, gets no token for itself: it acts for people. */
function grantTypesOf({ type, source }: Registration): readonly string[] {
  return GRANT_TYPES_OF[source === 'metadata_document' ? 'native' : type]
}

/** A registration in the words of RFC 7591 §2, for an app that has authenticated this way. */
export function clientMetadata(app: Registration, method: AuthMethod): AdapterPayload {
  const sendsPeopleHere = app.type !== 'machine' && app.redirectUris.length > 0
  return {
    client_id: app.id,
    client_name: app.name,
    ...(method === 'none' ? {} : { client_secret: randomBase62(43) }),
    token_endpoint_auth_method: method,
    ...keysOf(app, method),
    application_type: app.type === 'native' ? 'native' : 'web',
    grant_types: grantTypesOf(app).filter(
      (grantType) => sendsPeopleHere || grantType !== 'authorization_code',
    ),
    response_types: sendsPeopleHere ? ['code'] : [],
    redirect_uris: app.redirectUris,
    post_logout_redirect_uris: app.postLogoutRedirectUris,
    ...(app.backchannelLogoutUri === null
      ? {}
      : {
          backchannel_logout_uri: app.backchannelLogoutUri,
          backchannel_logout_session_required: true,
        }),
    app_version: app.version,
    app_organization_id: app.organizationId,
    app_scopes: app.scopes,
    app_type: app.type,
    app_jwks_id: app.jwksId,
  }
}

/** Where the engine finds the app's public keys; those that were added here it asks for itself. */
function keysOf({ jwksUri }: Registration, method: AuthMethod) {
  if (jwksUri !== null) return { jwks_uri: jwksUri }
  return method === 'private_key_jwt' ? { jwks: { keys: [] } } : {}
}

/** What of an app's registration the engine does not know by itself; names of extra metadata. */
export const APP_METADATA = [
  'app_version',
  'app_organization_id',
  'app_scopes',
  'app_type',
  'app_jwks_id',
]

/** The version of the registration that a client was built of. */
export function appVersion(client: Client): string {
  return client.app_version as string
}

/** The organization that the client's app belongs to. */
export function appOrganization(client: Client): string {
  return client.app_organization_id as string
}

/** The scopes registered on the client's app: no token of it carries another. */
export function appScopes(client: Client): string[] {
  return client.app_scopes as string[]
}

/** What tokens call the keys that the app publishes itself, at the address that the client has. */
export function publishedKeysId(client: Client): string {
  return client.app_jwks_id as string
}

/** Whether the app can keep no secret. */
export function isPublic(client: Client): boolean {
  return client.app_type === 'native'
}
