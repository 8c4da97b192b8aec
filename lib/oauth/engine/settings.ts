import { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { renderError } from '../pages/render-error'
import type { Configuration } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { ROUTES } from '../protocol/routes'
import { engineCookies } from '../sessions/engine-cookies'
import type { SigningKey } from '../signing-keys/make-signing-key'
import { signBytes } from '../signing-keys/sign-jwt'
import { adapterFor } from './adapters'
import { authorizationSettings } from './authorization-settings'
import { clientSettings } from './client-settings'
import { engineFeatures } from './features'
import { externalKey } from './seams/external-key'
import { tokenSettings } from './token-settings'

/** The parameters of the engine's start, beside the configuration. */
export type EngineSetup = {
  signingKeys: SigningKey[]
  portal: Portal
  /** Requests addresses of apps: their keys, their documents, their back-channel logout. */
  fetch?: Configuration['fetch']
}

/** The largest answer with an app's public keys from its own address, in bytes. */
const FETCHED_BYTES_MAX = 64 * 1024

/**
 * The engine's configuration. There is no implicit grant and no password grant (RFC 9700 §2.1.2,
 * §2.4), and no client authentication that would need the secret in the clear.
 */
export function engineSettings({
  signingKeys,
  portal,
  fetch = fetchForeign,
}: EngineSetup): Configuration {
  return {
    ...clientSettings,
    ...authorizationSettings(portal),
    ...tokenSettings,
    adapter: adapterFor(portal, fetch),
    routes: ROUTES,
    jwks: { keys: signingKeys.map(toEngine) },
    cookies: engineCookies(),
    features: engineFeatures(),
    renderError: renderError(portal),
    fetchResponseBodyLimits: { jwks_uri: FETCHED_BYTES_MAX },
    fetch,
  }
}

function toEngine(key: SigningKey) {
  const { kid, algorithm, publicKey } = key
  return externalKey({ kid, algorithm, publicKey, sign: (bytes) => signBytes(key, bytes) })
}
