import type { AuthMethod } from './fields/field'
import type { Registered } from './fields/fields'

type App = Pick<Registered, 'type' | 'authMethod' | 'jwksUri'>

/**
 * How the app authenticates, as its registration says it (RFC 7591 §2). An app that was registered
 * in the portal says nothing: it may use any of its secrets and keys.
 */
export function authMethodOf(app: App): Exclude<AuthMethod, 'any'> | 'none' {
  if (app.type === 'native') return 'none'
  if (app.authMethod !== 'any') return app.authMethod
  return app.jwksUri === null ? 'client_secret_basic' : 'private_key_jwt'
}

/** Whether an app that registers itself gets a secret. */
export function keepsSecret(app: App): boolean {
  return ['client_secret_basic', 'client_secret_post'].includes(authMethodOf(app))
}
