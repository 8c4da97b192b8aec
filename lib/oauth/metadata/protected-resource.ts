import type { Context, Next } from 'koa'
import { BUILT_IN_SCOPES, MANAGEMENT_SCOPE } from '@/lib/apis/api'
import { config } from '@/lib/config'
import { MANAGEMENT_PATH } from '../resources/management-api'

const METADATA_PATH = '/.well-known/oauth-protected-resource'

/** A resource with a path has it behind (RFC 9728 §3.1). */
export const USERINFO_METADATA_PATH = `${METADATA_PATH}/oauth2/userinfo`
export const MANAGEMENT_METADATA_PATH = `${METADATA_PATH}${MANAGEMENT_PATH}`

const ALL = BUILT_IN_SCOPES.map(({ name }): string => name)
/** Where proofs are taken that a token's key is held (RFC 9449). */
const TAKES_PROOFS = { dpop_signing_alg_values_supported: ['ES256', 'EdDSA'] }

/** What each of Keyturn's own resources says of itself, by the path of its document. */
const RESOURCES = new Map([
  [METADATA_PATH, { scopes_supported: ALL, ...TAKES_PROOFS }],
  [
    USERINFO_METADATA_PATH,
    { scopes_supported: ALL.filter((scope) => scope !== MANAGEMENT_SCOPE), ...TAKES_PROOFS },
  ],
  [MANAGEMENT_METADATA_PATH, { scopes_supported: [MANAGEMENT_SCOPE] }],
])

/** RFC 9728 §3. */
export const PROTECTED_RESOURCE_PATHS = [...RESOURCES.keys()]

/**
 * Says of Keyturn's own APIs who gives the tokens that they take (RFC 9728 §2). An API that is
 * registered here publishes such a document on its own host, where its readers look for it.
 */
export async function publishProtectedResource(ctx: Context, next: Next): Promise<void> {
  const described = RESOURCES.get(ctx.path)
  if (!described) return next()
  const { url } = config()
  ctx.set('Access-Control-Allow-Origin', '*')
  ctx.body = {
    resource: url + ctx.path.slice(METADATA_PATH.length),
    resource_name: 'Keyturn',
    authorization_servers: [url],
    bearer_methods_supported: ['header'],
    ...described,
  }
}
