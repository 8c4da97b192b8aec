import type { X509Certificate } from 'node:crypto'
import { takeDpopProof } from '../engine/seams/dpop-proof'
import { errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'
import { clientCertificate } from '../request/client-certificate'

type Bindable = {
  setThumbprint(prop: 'jkt', thumbprint: string): void
  setThumbprint(prop: 'x5t', certificate: X509Certificate): void
}

/**
 * Binds a token to the key of the request's DPoP proof (RFC 9449 §5), if there is one, or to the
 * client certificate of an app whose tokens are bound to that (RFC 8705 §3). Refuses a proof that is
 * invalid or was used before, and a request without what the app must have (§5.2), as the engine
 * does. For our own grants; the engine does this for its own.
 */
export async function bindToKey(ctx: KoaContextWithOIDC, token: Bindable): Promise<void> {
  const { client } = ctx.oidc
  if (client?.tlsClientCertificateBoundAccessTokens) {
    const certificate = clientCertificate(ctx.req)
    if (!certificate) throw new errors.InvalidGrant('mutual TLS client certificate not provided')
    token.setThumbprint('x5t', certificate)
  }
  const thumbprint = await takeDpopProof(ctx)
  if (thumbprint === undefined && client?.dpopBoundAccessTokens) {
    throw new errors.InvalidGrant('DPoP proof JWT not provided')
  }
  if (thumbprint !== undefined) token.setThumbprint('jkt', thumbprint)
}
