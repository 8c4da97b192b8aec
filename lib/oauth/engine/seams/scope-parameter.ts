import type { Provider } from '../../protocol/oidc-provider'

type Parameters = { scope?: unknown }

/**
 * The engine refuses a `scope` with more than one space between two names, or around them. RFC 6749
 * §3.3 has one, and many programs join lists carelessly, so other spaces are left out, wherever the
 * parameter comes from: the address, a form, a pushed or a signed request.
 */
export function ignoreSpacesInScope({ OIDCContext }: Provider): void {
  const kept = new WeakMap<object, Parameters>()
  Object.defineProperty(OIDCContext.prototype, 'params', {
    get(this: object) {
      return kept.get(this)
    },
    set(this: object, params: Parameters) {
      kept.set(this, 'scope' in params ? withTidyScope(params) : params)
    },
  })
}

/** A signed request sets the parameter again, later. */
function withTidyScope(params: Parameters): Parameters {
  let scope = tidy(params.scope)
  return Object.defineProperty(params, 'scope', {
    enumerable: true,
    get: () => scope,
    set(value: unknown) {
      scope = tidy(value)
    },
  })
}

/** Undefined when nothing but spaces is there: as if it was left out. */
function tidy(scope: unknown): unknown {
  if (typeof scope !== 'string') return scope
  return scope.split(' ').filter(Boolean).join(' ') || undefined
}
