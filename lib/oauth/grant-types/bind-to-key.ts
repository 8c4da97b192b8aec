import { takeDpopProof } from '../engine/seams/dpop-proof'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'

type Bindable = { setThumbprint(prop: 'jkt', thumbprint: string): void }

/**
 * Binds a token to the key of the request's DPoP proof (RFC 9449 §5), if there is one; refuses a
 * proof that is wrong or was seen before. For the grants that are ours; the engine's own do so by
 * themselves.
 */
export async function bindToKey(ctx: KoaContextWithOIDC, token: Bindable): Promise<void> {
  const thumbprint = await takeDpopProof(ctx)
  if (thumbprint !== undefined) token.setThumbprint('jkt', thumbprint)
}
