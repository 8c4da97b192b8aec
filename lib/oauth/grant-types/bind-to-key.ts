import validateDpop, { checkDpopReplay } from 'oidc-provider/lib/helpers/validate_dpop.js'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'

type Bindable = { setThumbprint(prop: 'jkt', thumbprint: string): void }

/**
 * Binds a token to the key of the request's DPoP proof (RFC 9449 §5), if there is one; refuses a
 * proof that is wrong or was seen before. For the grants that are ours; the engine's own do so by
 * themselves.
 */
export async function bindToKey(ctx: KoaContextWithOIDC, token: Bindable): Promise<void> {
  const { provider, client } = ctx.oidc
  if (!client || !ctx.get('DPoP')) return
  const proof = await validateDpop(provider, ctx)
  await checkDpopReplay(provider, ctx, proof, client.clientId)
  if (proof) token.setThumbprint('jkt', proof.thumbprint)
}
