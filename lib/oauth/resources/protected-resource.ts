import type { Context, Next } from 'koa'
import { BUILT_IN_SCOPES } from '@/lib/apis/api'
import { config } from '@/lib/config'

const METADATA_PATH = '/.well-known/oauth-protected-resource'

/** A resource with a path has it behind (RFC 9728 §3.1). */
export const USERINFO_METADATA_PATH = `${METADATA_PATH}/oauth2/userinfo`

/** RFC 9728 §3. */
export const PROTECTED_RESOURCE_PATHS = [METADATA_PATH, USERINFO_METADATA_PATH]

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
