import { renderError } from '../pages/render-error'
import type { Configuration } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { ROUTES } from '../protocol/routes'
import { engineCookies } from '../sessions/engine-cookies'
import type { SigningJwk } from '../signing-keys/make-signing-key'
import { adapterFor } from './adapters'
import { authorizationSettings } from './authorization-settings'
import { clientSettings } from './client-settings'
import { engineFeatures } from './features'
import { tokenSettings } from './token-settings'

/** What the engine is started with, beside the configuration. */
export type EngineSetup = {
  signingKeys: SigningJwk[]
  portal: Portal
  /** How apps are told that somebody has signed out; the engine guards it against inner addresses. */
  fetch?: Configuration['fetch']
}

/** The most that an app's public keys, read from its own address, may weigh. */
const FETCHED_BYTES_MAX = 64 * 1024

/**
 * How the engine is set up. There is no implicit grant and no password grant (RFC 9700 §2.1.2,
 * §2.4), and no client authentication that would need the secret in the clear.
 */
export function engineSettings({ signingKeys, portal, fetch }: EngineSetup): Configuration {
  return {
    ...clientSettings,
    ...authorizationSettings(portal),
    ...tokenSettings,
    adapter: adapterFor(portal),
    routes: ROUTES,
    jwks: { keys: signingKeys },
    cookies: engineCookies(),
    features: engineFeatures(),
    renderError: renderError(portal),
    fetchResponseBodyLimits: { jwks_uri: FETCHED_BYTES_MAX },
    fetch: withoutRedirects(fetch),
  }
}

/** A redirect from an app's address is an error, unless the engine says what to do with one. */
function withoutRedirects(
  fetch: typeof globalThis.fetch = globalThis.fetch,
): typeof globalThis.fetch {
  return (url, options) => fetch(url, { redirect: 'error', ...options })
}
