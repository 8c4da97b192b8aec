import type { Context, Next } from 'koa'
import { BUILT_IN_SCOPES, MANAGEMENT_SCOPES } from '@/lib/apis/api'
import { config } from '@/lib/config'
import { PROOF_ALGORITHMS } from '../protocol/proof-algorithms'
import { RESOURCE_METADATA } from '../protocol/routes'

const ALL = BUILT_IN_SCOPES.map(({ name }): string => name)
/** The resources that accept DPoP proofs (RFC 9449). */
const TAKES_PROOFS = { dpop_signing_alg_values_supported: PROOF_ALGORITHMS }

/** The metadata of Keyturn's own resources, by the path of each document. */
const RESOURCES = new Map<string, object>([
  [RESOURCE_METADATA.origin, { scopes_supported: ALL, ...TAKES_PROOFS }],
  [
    RESOURCE_METADATA.userinfo,
    {
      scopes_supported: ALL.filter((scope) => !MANAGEMENT_SCOPES.includes(scope)),
      ...TAKES_PROOFS,
    },
  ],
  [RESOURCE_METADATA.management, { scopes_supported: MANAGEMENT_SCOPES, ...TAKES_PROOFS }],
])

/**
 * Publishes which authorization server issues the tokens for Keyturn's own APIs (RFC 9728 §2). A
 * registered API publishes such a document on its own host.
 */
export async function publishProtectedResource(ctx: Context, next: Next): Promise<void> {
  const described = RESOURCES.get(ctx.path)
  if (!described) return next()
  const { url } = config()
  ctx.body = {
    resource: url + ctx.path.slice(RESOURCE_METADATA.origin.length),
    resource_name: 'Keyturn',
    authorization_servers: [url],
    bearer_methods_supported: ['header'],
    ...described,
  }
}
