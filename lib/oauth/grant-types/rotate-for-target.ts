import { refreshedResource } from '../engine/seams/refreshed-resource'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { findTarget, resourceIndicators } from '../resources/resource-indicators'

/**
 * Each refresh token is used once (RFC 9700 §4.14.2), but not up by a request that cannot be
 * answered: the engine asks only afterwards which API the new access token is for, and an app that
 * named a wrong one would have lost what the person allowed. Throws `invalid_target` (RFC 8707 §2.2).
 */
export async function rotateForTarget(ctx: KoaContextWithOIDC): Promise<boolean> {
  const { client } = ctx.oidc
  if (!client) throw new Error('lib/oauth: nothing is refreshed')
  const target = await refreshedResource(ctx, resourceIndicators)
  if (target !== undefined) await findTarget(client, target)
  return true
}
