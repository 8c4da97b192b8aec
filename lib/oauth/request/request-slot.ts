import { Provider } from '../protocol/oidc-provider'

type WithState = { state: { [key: symbol]: unknown } }

/** What one step of a request hands to a later step of the same request. */
export type RequestSlot<T> = {
  /** Undefined before it was set, and outside of a request. */
  get(ctx?: WithState): T | undefined
  /** Outside of a request, nothing happens. */
  set(value: T | undefined, ctx?: WithState): void
}

/**
 * A place for one value in each request. It is declared beside the step that writes it and imported
 * by those that read it. Where the engine has not begun with the request yet, or is done with it, as
 * in a middleware, it is reached with that middleware's `ctx`. `name` is for debuggers.
 */
export function requestSlot<T>(name: string): RequestSlot<T> {
  const key = Symbol(name)
  return {
    get(ctx: WithState | undefined = Provider.ctx) {
      return ctx?.state[key] as T | undefined
    },
    set(value, ctx: WithState | undefined = Provider.ctx) {
      if (ctx) ctx.state[key] = value
    },
  }
}
