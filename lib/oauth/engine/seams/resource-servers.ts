import type { KoaContextWithOIDC, Provider } from '../../protocol/oidc-provider'

type Named = { audience: string }

/**
 * The engine remembers an API under the name in the request: in codes, in grants, in what is missing
 * on the consent page. Here it is always the audience, because one URI has several spellings (RFC
 * 3986 §6.2.3).
 */
export function nameApisByAudience({ OIDCContext, ResourceServer }: Provider): void {
  const kept = new WeakMap<KoaContextWithOIDC['oidc'], object>()
  Object.defineProperty(OIDCContext.prototype, 'resourceServers', {
    get(this: KoaContextWithOIDC['oidc']) {
      return kept.get(this)
    },
    set(this: KoaContextWithOIDC['oidc'], servers: object) {
      kept.set(this, new Proxy(servers, { set: setByAudience }))
    },
  })
  Object.assign(ResourceServer.prototype, {
    identifier(this: Named) {
      return this.audience
    },
  })
}

function setByAudience(servers: object, _name: string | symbol, server: Named): boolean {
  return Reflect.set(servers, server.audience, server)
}
