import type { KoaContextWithOIDC, Provider } from '../../protocol/oidc-provider'

/**
 * Outside of an API the engine grants only built-in scopes. Here an app may have scopes that belong
 * to no API, and requests them like built-in ones.
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
