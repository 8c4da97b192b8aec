import validateDpop, { checkDpopReplay } from 'oidc-provider/lib/helpers/validate_dpop.js'
import type { KoaContextWithOIDC } from '../../protocol/oidc-provider'

/**
 * The thumbprint of the key of a request's DPoP proof (RFC 9449 §5); undefined without a proof.
 * Refuses a proof that is invalid or was used before. The engine does this for its own grants, and
 * does not export the check.
 */
export async function takeDpopProof(ctx: KoaContextWithOIDC): Promise<string | undefined> {
  const { provider, client } = ctx.oidc
  if (!client || !ctx.get('DPoP')) return undefined
  const proof = await validateDpop(provider, ctx)
  await checkDpopReplay(provider, ctx, proof, client.clientId)
  return proof?.thumbprint
}
