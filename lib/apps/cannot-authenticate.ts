import { type AppView, whySecretless } from './app'

/**
 * Why an app that has to authenticate cannot: it never had a secret and has no key; all its secrets
 * have expired, were ended, or are paused; it takes no secrets since it follows FAPI 2.0 and has
 * no key.
 */
export const WHY_CANNOT_AUTHENTICATE = [
  'no_secret',
  'expired',
  'ended',
  'paused',
  'no_key',
] as const
export type WhyCannotAuthenticate = (typeof WHY_CANNOT_AUTHENTICATE)[number]

/** How many secrets, keys and federated credentials an app has, and what it may authenticate with. */
export type Credentials = Pick<AppView, 'type' | 'source' | 'fapiProfile' | 'mtlsSubject'> & {
  activeSecrets: number
  pausedSecrets: number
  expiredSecrets: number
  /** All that are neither active nor paused, the expired ones included. */
  endedSecrets: number
  publicKeys: number
  federatedCredentials: number
  /** Whether it publishes or has registered a set of keys. */
  publishesKeys: boolean
}

/**
 * Why the app cannot authenticate; null when it can, or need not. That it is suspended or deleted
 * is told by its status. The filter `secrets=none` of the list says the same in SQL.
 */
export function whyCannotAuthenticate(app: Credentials): WhyCannotAuthenticate | null {
  if (whySecretless(app) || app.publishesKeys || app.publicKeys > 0 || app.mtlsSubject) return null
  if (app.fapiProfile !== 'none') return 'no_key'
  if (app.activeSecrets > 0 || app.federatedCredentials > 0) return null
  if (app.pausedSecrets > 0) return 'paused'
  if (app.endedSecrets === 0) return 'no_secret'
  return app.expiredSecrets === app.endedSecrets ? 'expired' : 'ended'
}
