import type { Provider } from '../../protocol/oidc-provider'

/**
 * The engine makes URLs, and decides whether the connection is secure, by the request's headers,
 * which anybody can send. Here both come from the issuer.
 */
export function takeUrlsFromIssuer(provider: Provider): void {
  const protocol = new URL(provider.issuer).protocol.slice(0, -1)
  Object.defineProperty(provider.request, 'protocol', { get: () => protocol })
  provider.OIDCContext.prototype.urlFor = (name, options) => provider.urlFor(name, options)
}
