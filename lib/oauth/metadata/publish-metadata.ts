import type { Context, Next } from 'koa'
import { MANAGEMENT_SCOPES } from '@/lib/apis/api'
import { isAnyHostAllowed } from '@/lib/apps/documents/is-any-host-allowed'
import { config } from '@/lib/config'
import { db } from '@/lib/db/client'
import { isAnyRegistrationAllowed } from '@/lib/policies/registration-by-program'
import { METADATA_PATHS } from '../protocol/routes'
import { lastKnown } from './last-known'

/** Adds to the engine's metadata (RFC 8414 §2) what the engine leaves out. */
export async function publishMetadata(ctx: Context, next: Next): Promise<void> {
  await next()
  if (!METADATA_PATHS.includes(ctx.path) || ctx.status !== 200) return
  const {
    token_endpoint_auth_methods_supported: all,
    grant_types_supported,
    registration_endpoint,
    scopes_supported,
    ...rest
  } = withCertificates(ctx.body as Metadata)
  const methods = all.filter(isOffered)
  const algorithms = rest.token_endpoint_auth_signing_alg_values_supported
  const withSecretOrKey = methods.filter((method) => method !== 'none')
  const [registers, documents] = await Promise.all([isRegistrationKnown(), isAnyHostKnown()])
  ctx.body = {
    ...rest,
    // A client that reads it tries it.
    ...(registers ? { registration_endpoint } : {}),
    // RFC 8414 §2: not all need be said. Clients that ask for all of these have not registered those.
    scopes_supported: scopes_supported.filter((scope) => !MANAGEMENT_SCOPES.includes(scope)),
    // The engine adds `implicit` for ID tokens without a code. No token is granted that way.
    grant_types_supported: grant_types_supported.filter((type) => type !== 'implicit'),
    token_endpoint_auth_methods_supported: methods,
    // A public app may revoke its own tokens. It may not introspect any.
    introspection_endpoint_auth_methods_supported: withSecretOrKey,
    introspection_endpoint_auth_signing_alg_values_supported: algorithms,
    revocation_endpoint_auth_methods_supported: methods,
    revocation_endpoint_auth_signing_alg_values_supported: algorithms,
    // OpenID Connect Core §6.2: at a host that the app has registered.
    request_uri_parameter_supported: true,
    // Initiating User Registration via OpenID Connect §4.
    prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
    // draft-ietf-oauth-identity-assertion-authz-grant: a policy allows it.
    authorization_grant_profiles_supported: ['urn:ietf:params:oauth:grant-profile:id-jag'],
    // A URL as client_id does not work before a host is allowed.
    client_id_metadata_document_supported: documents,
  }
}

/** RFC 8705: only what the proxies of this installation can do is offered. */
function isOffered(method: string): boolean {
  const { certificates } = config()
  if (method === 'tls_client_auth') return certificates?.verified === true
  return method !== 'self_signed_tls_client_auth' || certificates != null
}

/** RFC 8705 §5: the endpoints to which certificates are shown. */
const ALIASED = [
  'token_endpoint',
  'pushed_authorization_request_endpoint',
  'introspection_endpoint',
  'revocation_endpoint',
  'device_authorization_endpoint',
  'userinfo_endpoint',
]

function withCertificates(metadata: Metadata): Metadata {
  const { certificates, url: issuer } = config()
  if (!certificates) {
    const { tls_client_certificate_bound_access_tokens: _, ...rest } = metadata
    return rest
  }
  const { url } = certificates
  if (url === null) return metadata
  const aliases = ALIASED.map((name) => [name, String(metadata[name]).replace(issuer, url)])
  return { ...metadata, mtls_endpoint_aliases: Object.fromEntries(aliases) }
}

const isRegistrationKnown = lastKnown(() => isAnyRegistrationAllowed(db()), false)
const isAnyHostKnown = lastKnown(() => isAnyHostAllowed(db()), false)

type Metadata = {
  token_endpoint_auth_methods_supported: string[]
  grant_types_supported: string[]
  scopes_supported: string[]
  [name: string]: unknown
}
