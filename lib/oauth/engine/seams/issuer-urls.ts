import type { Provider } from '../../protocol/oidc-provider'

/**
 * The engine makes URLs, and decides whether the way here is safe, by the request's headers, which
 * anybody may write. Both come from the issuer here.
 */
export function takeUrlsFromIssuer(provider: Provider): void {
  const protocol = new URL(provider.issuer).protocol.slice(0, -1)
  Object.defineProperty(provider.request, 'protocol', { get: () => protocol })
  provider.OIDCContext.prototype.urlFor = (name, options) => provider.urlFor(name, options)
}
