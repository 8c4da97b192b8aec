import { Provider } from '../protocol/oidc-provider'

type WithState = { state: { [key: symbol]: unknown } }

/** A value that one step of a request passes to a later step of the same request. */
export type RequestSlot<T> = {
  /** Undefined before it is set, and outside of a request. */
  get(ctx?: WithState): T | undefined
  /** Does nothing outside of a request. */
  set(value: T | undefined, ctx?: WithState): void
}

/**
 * A slot for one value in each request. Declare it beside the step that writes it; the steps that
 * read it import it. In a middleware, before or after the engine's own work, pass that middleware's
 * `ctx`. `name` is for debuggers.
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
