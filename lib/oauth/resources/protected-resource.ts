import type { Context, Next } from 'koa'
import { BUILT_IN_SCOPES } from '@/lib/apis/api'
import { config } from '@/lib/config'

/** RFC 9728 §3; with the path of userinfo behind it, as a resource with a path has it (§3.1). */
export const PROTECTED_RESOURCE_PATHS = [
  '/.well-known/oauth-protected-resource',
  '/.well-known/oauth-protected-resource/oauth2/userinfo',
]

/**
 * Says of Keyturn's own APIs who gives the tokens that they take (RFC 9728 §2). An API that is
 * registered here publishes such a document on its own host, where its readers look for it.
 */
export async function publishProtectedResource(ctx: Context, next: Next): Promise<void> {
  const [, suffix] = PROTECTED_RESOURCE_PATHS.includes(ctx.path)
    ? ctx.path.split('oauth-protected-resource')
    : []
  if (suffix === undefined) return next()
  const { url } = config()
  ctx.set('Access-Control-Allow-Origin', '*')
  ctx.body = {
    resource: `${url}${suffix}`,
    resource_name: 'Keyturn',
    authorization_servers: [url],
    scopes_supported: BUILT_IN_SCOPES.map(({ name }) => name),
    bearer_methods_supported: ['header'],
    dpop_signing_alg_values_supported: ['ES256', 'EdDSA'],
  }
}
