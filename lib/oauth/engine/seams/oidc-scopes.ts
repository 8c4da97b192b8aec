import type { KoaContextWithOIDC, Provider } from '../../protocol/oidc-provider'

/**
 * The engine grants no scope outside of an API but those that are built in. Here an app may have
 * scopes that belong to no API, and asks for them like for the built-in ones.
 */
export function grantScopesOfNoApi({ OIDCContext }: Provider): void {
  Object.defineProperty(OIDCContext.prototype, 'requestParamOIDCScopes', {
    get(this: KoaContextWithOIDC['oidc']) {
      const apis = Object.values(this.resourceServers ?? {})
      const ofApis = new Set(apis.flatMap(({ scopes }) => [...scopes]))
      return new Set([...this.requestParamScopes].filter((scope) => !ofApis.has(scope)))
    },
  })
}
