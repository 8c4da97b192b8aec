import type { KoaContextWithOIDC, Provider } from '../../protocol/oidc-provider'

type OIDCContext = KoaContextWithOIDC['oidc']

/**
 * The engine says what `acr` its session was begun with. Here it depends on what the request wants,
 * too: one sign-in can reach several classes.
 */
export function reportAcr(
  { OIDCContext }: Provider,
  acr: (oidc: OIDCContext) => string | undefined,
): void {
  Object.defineProperty(OIDCContext.prototype, 'acr', {
    get(this: OIDCContext) {
      return acr(this)
    },
  })
}
