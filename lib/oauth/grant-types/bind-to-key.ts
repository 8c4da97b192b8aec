import { takeDpopProof } from '../engine/seams/dpop-proof'
import { errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'

type Bindable = { setThumbprint(prop: 'jkt', thumbprint: string): void }

/**
 * Binds a token to the key of the request's DPoP proof (RFC 9449 §5), if there is one. Refuses a
 * proof that is invalid or was used before, and a request without one of an app that must have one
 * (§5.2), as the engine does. For our own grants; the engine does this for its own.
 */
export async function bindToKey(ctx: KoaContextWithOIDC, token: Bindable): Promise<void> {
  const thumbprint = await takeDpopProof(ctx)
  if (thumbprint === undefined && ctx.oidc.client?.dpopBoundAccessTokens) {
    throw new errors.InvalidGrant('DPoP proof JWT not provided')
  }
  if (thumbprint !== undefined) token.setThumbprint('jkt', thumbprint)
}
