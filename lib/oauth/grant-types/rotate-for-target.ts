import { refreshedResource } from '../engine/seams/refreshed-resource'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { findTarget, resourceIndicators } from '../resources/resource-indicators'

/**
 * Each refresh token is used once (RFC 9700 §4.14.2). But a request with a wrong target must not
 * use it up: the engine checks the target only afterwards, and the app would lose what the person
 * allowed. So the target is checked first. Throws `invalid_target` (RFC 8707 §2.2).
 */
export async function rotateForTarget(ctx: KoaContextWithOIDC): Promise<boolean> {
  const { client } = ctx.oidc
  if (!client) throw new Error('lib/oauth: nothing is refreshed')
  const target = await refreshedResource(ctx, resourceIndicators)
  if (target !== undefined) await findTarget(client, target, 'for_people')
  return true
}
