import type { Context, Next } from 'koa'
import { BUILT_IN_SCOPES, MANAGEMENT_SCOPE } from '@/lib/apis/api'
import { config } from '@/lib/config'
import { RESOURCE_METADATA } from '../protocol/routes'

const ALL = BUILT_IN_SCOPES.map(({ name }): string => name)
/** Where proofs are taken that a token's key is held (RFC 9449). */
const TAKES_PROOFS = { dpop_signing_alg_values_supported: ['ES256', 'EdDSA'] }

/** What each of Keyturn's own resources says of itself, by the path of its document. */
const RESOURCES = new Map<string, object>([
  [RESOURCE_METADATA.origin, { scopes_supported: ALL, ...TAKES_PROOFS }],
  [
    RESOURCE_METADATA.userinfo,
    { scopes_supported: ALL.filter((scope) => scope !== MANAGEMENT_SCOPE), ...TAKES_PROOFS },
  ],
  [RESOURCE_METADATA.management, { scopes_supported: [MANAGEMENT_SCOPE] }],
])

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
    resource: url + ctx.path.slice(RESOURCE_METADATA.origin.length),
    resource_name: 'Keyturn',
    authorization_servers: [url],
    bearer_methods_supported: ['header'],
    ...described,
  }
}
