import type { PermissionKind } from '@/lib/apis/permissions/permission'
import { randomBase62 } from '@/lib/crypto/random'
import type { AuthMethod } from '../protocol/find-client'
import { DEVICE_CODE, TOKEN_EXCHANGE } from '../protocol/grant-type-names'
import type { AdapterPayload, Client } from '../protocol/oidc-provider'
import type { Granted, Registration } from './store'

/** The grant types of each type of app. The organization's policy may remove some. */
const GRANT_TYPES_OF = {
  web: ['authorization_code', 'refresh_token', 'client_credentials', DEVICE_CODE, TOKEN_EXCHANGE],
  machine: ['client_credentials', TOKEN_EXCHANGE],
  native: ['authorization_code', 'refresh_token', DEVICE_CODE],
} as const satisfies Record<Registration['type'], readonly string[]>

/**
 * A metadata-document app is not registered by anybody, so it gets no token for itself: it acts for
 * people.
 */
function grantTypesOf({ type, source }: Registration): readonly string[] {
  return GRANT_TYPES_OF[source === 'metadata_document' ? 'native' : type]
}

/** A registration as RFC 7591 §2 metadata, for an app that authenticates by this method. */
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

/** What the app is granted, as metadata of its client. A program or a document never says it. */
export function grantedMetadata({ grantedForItself, grantedForPeople }: Granted): AdapterPayload {
  return { app_granted_for_itself: grantedForItself, app_granted_for_people: grantedForPeople }
}

/** Where the engine finds the app's public keys. It asks us for those that were added here. */
function keysOf({ jwksUri }: Registration, method: AuthMethod) {
  if (jwksUri !== null) return { jwks_uri: jwksUri }
  return method === 'private_key_jwt' ? { jwks: { keys: [] } } : {}
}

/** Extra metadata: the parts of an app's registration that the engine does not know. */
export const APP_METADATA = [
  'app_version',
  'app_organization_id',
  'app_scopes',
  'app_granted_for_itself',
  'app_granted_for_people',
  'app_type',
  'app_jwks_id',
]

/** The version of the registration from which a client was built. */
export function appVersion(client: Client): string {
  return client.app_version as string
}

/** The organization that the client's app belongs to. */
export function appOrganization(client: Client): string {
  return client.app_organization_id as string
}

/** Whether the scope is registered on the client's app, so that it was at least requested. */
export function isRegistered(client: Client, scope: string): boolean {
  return (client.app_scopes as string[]).includes(scope)
}

/** The scopes that are granted to the client's app for this kind: no token carries another. */
export function grantedScopes(client: Client, kind: PermissionKind): string[] {
  const granted = kind === 'for_itself' ? 'app_granted_for_itself' : 'app_granted_for_people'
  return client[granted] as string[]
}

/**
 * The id in tokens for the keys that the app publishes itself, at the address with which the client
 * was built.
 */
export function publishedKeysId(client: Client): string {
  return client.app_jwks_id as string
}

/** Whether the app is a public client: it can keep no secret. */
export function isPublic(client: Client): boolean {
  return client.app_type === 'native'
}
