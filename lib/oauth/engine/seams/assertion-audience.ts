import type { Provider } from '../../protocol/oidc-provider'

/**
 * For whom a client assertion may be meant. The engine also takes the URL of the endpoint that it
 * was sent to. OpenID Connect Core §9 names the token endpoint, RFC 7523bis the issuer.
 */
export function acceptAssertionsFor({ OIDCContext }: Provider, audiences: () => Set<string>): void {
  OIDCContext.prototype.clientJwtAuthExpectedAudience = audiences
}
