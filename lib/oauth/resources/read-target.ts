import { TOKEN_EXCHANGE } from '../protocol/grant-type-names'
import type { Client, KoaContextWithOIDC } from '../protocol/oidc-provider'
import { registeredNames } from './resource-indicators'

/**
 * Reads which API a token request names (RFC 8707 §2.2): `audience` is understood as `resource`,
 * except where it has a meaning of its own (RFC 8693 §2.1), and every name gets the spelling in which
 * the API is registered. So a code may be redeemed with another spelling than it was requested with.
 */
export async function readTarget({ oidc }: KoaContextWithOIDC, client: Client): Promise<void> {
  const { params, body, route } = oidc
  if (route !== 'token' || !params) return
  if (params.grant_type !== TOKEN_EXCHANGE) params.resource ??= body?.audience
  for (const name of ['resource', 'audience']) {
    const named = params[name]
    if (typeof named === 'string' || Array.isArray(named)) {
      params[name] = await registeredNames(client, named as string | string[])
    }
  }
}
