import type { Provider } from '../../protocol/oidc-provider'

/**
 * The accepted audiences of a client assertion. The engine also accepts the URL of the endpoint
 * that received it. OpenID Connect Core §9 names the token endpoint, RFC 7523bis the issuer.
 */
export function acceptAssertionsFor({ OIDCContext }: Provider, audiences: () => Set<string>): void {
  OIDCContext.prototype.clientJwtAuthExpectedAudience = audiences
}
