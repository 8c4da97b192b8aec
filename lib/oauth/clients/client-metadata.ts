import type { PermissionKind } from '@/lib/apis/permissions/permission'
import { type AppSource, isRegisteredByPeople } from '@/lib/apps/app'
import { readSubject } from '@/lib/apps/fields/certificate-subject'
import type { AppPkce } from '@/lib/apps/fields/field'
import { type Returning, runsOnDevices } from '@/lib/apps/fields/redirect-uri'
import type { SigningAlgorithm } from '@/lib/apps/fields/signing-algorithm'
import type { RoleClaim } from '@/lib/apps/fields/told-claims'
import { grantTypesOf } from '@/lib/apps/grant-types-of'
import { jwksOf } from '@/lib/apps/jwks'
import { randomBase62 } from '@/lib/crypto/random'
import type { AuthMethod } from '../protocol/find-client'
import type { AdapterPayload, Client } from '../protocol/oidc-provider'
import type { Granted, Registration } from './store'

/** A registration as RFC 7591 §2 metadata, for an app that authenticates by this method. */
export function clientMetadata(app: Registration, method: AuthMethod): AdapterPayload {
  const grantTypes = grantTypesOf(app)
  return {
    client_id: app.id,
    client_name: app.name,
    ...(SECRETLESS.includes(method) ? {} : { client_secret: randomBase62(43) }),
    token_endpoint_auth_method: method,
    ...keysOf(app, method),
    ...(method === 'tls_client_auth' ? subjectOf(app) : {}),
    application_type: runsOnDevices(app) ? 'native' : 'web',
    grant_types: grantTypes,
    response_types: grantTypes.includes('authorization_code') ? ['code'] : [],
    redirect_uris: app.redirectUris,
    post_logout_redirect_uris: app.postLogoutRedirectUris,
    ...(app.backchannelLogoutUri === null
      ? {}
      : {
          backchannel_logout_uri: app.backchannelLogoutUri,
          backchannel_logout_session_required: true,
        }),
    ...demandsOf(app),
    ...signedWith(app),
    app_version: app.version,
    app_organization_id: app.organizationId,
    app_source: app.source,
    app_scopes: app.scopes,
    app_type: app.type,
    app_application_type: app.applicationType,
    app_development_until: app.developmentUntil,
    app_jwks_id: app.jwksId,
    app_azure_devops: app.azureDevops,
    app_pkce: app.pkce,
    app_certificate_subject: app.mtlsSubject,
    app_fapi: app.fapiProfile !== 'none',
    app_claims_in_id_token: app.claimsInIdToken,
    app_role_claim: app.roleClaim,
    app_organization_claim: app.organizationClaim,
    // FAPI 2.0 Security Profile §5.3.2.2 has codes only.
    app_id_token_response: app.idTokenResponse && app.fapiProfile === 'none',
    app_skip_sign_out_question: app.skipSignOutQuestion,
  }
}

const SECRETLESS: readonly AuthMethod[] = ['none', 'tls_client_auth', 'self_signed_tls_client_auth']

/**
 * The subject of the app's certificate (RFC 8705 §2.1.2). The engine wants one, also for an app that
 * is known by a key alone. We compare it.
 */
function subjectOf({ id, mtlsSubject }: Registration): AdapterPayload {
  const subject = readSubject(mtlsSubject)
  return subject ? { [subject.of]: subject.value } : { tls_client_auth_subject_dn: id }
}

/**
 * What the app's requests must have. FAPI 2.0 demands bound tokens and pushed requests (Security
 * Profile §5.3.2), and that they are signed (Message Signing §5.3.1).
 */
function demandsOf({ fapiProfile, mtlsBound, ...app }: Registration): AdapterPayload {
  const inProfile = fapiProfile !== 'none'
  const demanded = {
    dpop_bound_access_tokens: !mtlsBound && (inProfile || app.dpopRequired),
    tls_client_certificate_bound_access_tokens: mtlsBound,
    require_pushed_authorization_requests: inProfile || app.parRequired,
    require_signed_request_object: fapiProfile === 'message_signing',
  }
  return Object.fromEntries(Object.entries(demanded).filter(([, isDemanded]) => isDemanded))
}

/**
 * The algorithms of what the app gets signed. JARM responses and introspection follow the ID token,
 * as the defaults of their specifications do (JARM §3, RFC 9701 §6). FAPI 2.0 forbids RS256 (Security
 * Profile §5.4.1): its apps get ES256 instead.
 */
function signedWith({ idTokenAlg, userinfoAlg, fapiProfile }: Registration) {
  const inProfile = fapiProfile !== 'none'
  const algorithm = inProfile && idTokenAlg === 'RS256' ? 'ES256' : idTokenAlg
  return {
    id_token_signed_response_alg: algorithm,
    authorization_signed_response_alg: algorithm,
    introspection_signed_response_alg: algorithm,
    ...(userinfoAlg === 'json' ? {} : { userinfo_signed_response_alg: userinfoAlg }),
  }
}

/** What the app is granted, as metadata of its client. A program or a document never says it. */
export function grantedMetadata(granted: Granted): AdapterPayload {
  return {
    app_granted_for_itself: granted.grantedForItself,
    app_granted_for_people: granted.grantedForPeople,
    app_management_scopes: granted.managementScopes,
  }
}

/** Where the engine finds the app's public keys. It asks us for those that were added here. */
function keysOf({ jwks, jwksUri }: Registration, method: AuthMethod) {
  if (jwks !== null) return { jwks: jwksOf(jwks) }
  if (jwksUri !== null) return { jwks_uri: jwksUri }
  return method === 'private_key_jwt' ? { jwks: { keys: [] } } : {}
}

/** Extra metadata: the parts of an app's registration that the engine does not know. */
export const APP_METADATA = [
  'app_version',
  'app_organization_id',
  'app_source',
  'app_scopes',
  'app_granted_for_itself',
  'app_granted_for_people',
  'app_management_scopes',
  'app_type',
  'app_application_type',
  'app_development_until',
  'app_jwks_id',
  'app_azure_devops',
  'app_pkce',
  'app_certificate_subject',
  'app_fapi',
  'app_claims_in_id_token',
  'app_role_claim',
  'app_organization_claim',
  'app_id_token_response',
  'app_skip_sign_out_question',
]

/** The version of the registration from which a client was built. */
export function appVersion(client: Client): string {
  return client.app_version as string
}

/** The algorithm of the app's ID tokens. */
export function idTokenAlgorithm(client: Client): SigningAlgorithm {
  return client.idTokenSignedResponseAlg as SigningAlgorithm
}

/** The organization that the client's app belongs to. */
export function appOrganization(client: Client): string {
  return client.app_organization_id as string
}

/** Whether a program, a document or the app itself registered it, and nobody in the portal. */
export function registeredItself(client: Client): boolean {
  return !isRegisteredByPeople(client.app_source as AppSource)
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

/** What the client's app is granted at the management API, for itself. */
export function managementScopes(client: Client): string[] {
  return client.app_management_scopes as string[]
}

/**
 * The id in tokens for the keys that the app has registered or publishes itself; null if it does
 * neither. It is that of the registration with which the client was built.
 */
export function ownKeysId(client: Client): string | null {
  return client.app_jwks_id as string | null
}

/** What decides to which addresses the client's app may be returned. */
export function appReturning(client: Client): Returning {
  return {
    type: client.app_type as Returning['type'],
    applicationType: client.app_application_type as Returning['applicationType'],
    developmentUntil: client.app_development_until as Date | null,
  }
}

/** Whether the app is a public client: it can keep no secret. */
export function isPublic(client: Client): boolean {
  return client.app_type === 'native'
}

/** Whether the app was written for Azure DevOps OAuth. */
export function speaksOldWire(client: Client): boolean {
  return client.app_azure_devops === true
}

/** Whether the app itself, beside the policy, must use PKCE. */
export function pkceOf(client: Client): AppPkce {
  return client.app_pkce as AppPkce
}

/** The subject of the client's certificate (RFC 8705 §2.1.2), as it was typed; empty for none. */
export function certificateSubject(client: Client): string {
  return client.app_certificate_subject as string
}

/** Whether the app is held to the FAPI 2.0 Security Profile. Message Signing includes it. */
export function isInFapi(client: Client): boolean {
  return client.app_fapi === true
}

/** Whether the client's ID tokens say how somebody signed in and leave the rest to userinfo. */
export function hasShortIdTokens(client: Client): boolean {
  return client.app_claims_in_id_token === 'sign_in_only'
}

/** The claim in which the client's app is told of roles. */
export function roleClaim(client: Client): RoleClaim {
  return client.app_role_claim as RoleClaim
}

/** Whether the client's app is told of organizations. */
export function isToldOfOrganization(client: Client): boolean {
  return client.app_organization_claim === true
}

/** Whether the app may get an ID token without a code (`response_type=id_token`). */
export function answersWithIdToken(client: Client): boolean {
  return client.app_id_token_response === true
}

/** Whether people who sign out by the app are not asked first. */
export function skipsSignOutQuestion(client: Client): boolean {
  return client.app_skip_sign_out_question === true
}
