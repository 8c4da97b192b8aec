import type { KoaContextWithOIDC, Provider } from '../../protocol/oidc-provider'

type Context = KoaContextWithOIDC['oidc']

/** Decides which audiences of a client assertion are accepted in a request. */
export function acceptAssertionsFor(
  { OIDCContext }: Provider,
  audiences: (context: Context) => Set<string>,
): void {
  OIDCContext.prototype.clientJwtAuthExpectedAudience = function (this: Context) {
    return audiences(this)
  }
}
