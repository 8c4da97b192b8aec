/** Says why a scope is refused with `invalid_scope`, to a client that has not registered it. */
export const NOT_REGISTERED = 'requested scope is not registered for this app'

/** To an authenticated client that has registered the scope. */
export const NOT_GRANTED =
  'requested scope is registered, but not granted to this app: it waits for approval or was refused'

/** To whoever names a client without authenticating: what an app asked for is its own affair. */
export const NEITHER = 'requested scope is not granted to this app'
