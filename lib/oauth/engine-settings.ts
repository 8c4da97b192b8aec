import { keyFor } from '@/lib/keys'
import { APP_METADATA, registrations } from './app-client'
import { artifactAdapter } from './artifact-adapter'
import type { Configuration } from './protocol'
import type { SigningJwk } from './signing-keys'
import { mayIntrospect, mayRevoke } from './token-policies'

/** Where the machines knock. Full paths: the issuer is the origin. */
export const ROUTES = {
  token: '/oauth2/token',
  introspection: '/oauth2/introspect',
  revocation: '/oauth2/revoke',
  jwks: '/oauth2/jwks',
} as const

/** How long a token lives that an app got for itself, in seconds. */
export const CLIENT_CREDENTIALS_TTL_SECONDS = 600

const ON = { enabled: true } as const
const OFF = { enabled: false } as const

/**
 * How the engine is set up. Everything that needs a person (authorization, sign-in, consent) is
 * off; so is every client authentication that would need the secret in the clear.
 */
export function engineSettings(signingKeys: SigningJwk[]): Configuration {
  return {
    adapter: (kind) => (kind === 'Client' ? registrations : artifactAdapter(kind)),
    routes: ROUTES,
    jwks: { keys: signingKeys },
    cookies: { keys: [keyFor('engine-cookies').toString('base64url')] },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    extraClientMetadata: { properties: APP_METADATA },
    // Browsers have no business with client secrets.
    clientBasedCORS: () => false,
    responseTypes: [],
    scopes: [],
    ttl: { ClientCredentials: CLIENT_CREDENTIALS_TTL_SECONDS },
    enabledJWA: {
      idTokenSigningAlgValues: ['ES256'],
      clientAuthSigningAlgValues: [],
    },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    features: {
      clientCredentials: ON,
      introspection: { ...ON, allowedPolicy: mayIntrospect },
      revocation: { ...ON, allowedPolicy: mayRevoke },
      devInteractions: OFF,
      dPoP: OFF,
      pushedAuthorizationRequests: OFF,
      resourceIndicators: OFF,
      rpInitiatedLogout: OFF,
      userinfo: OFF,
    },
    renderError(ctx, out) {
      ctx.type = 'json'
      ctx.body = out
    },
  }
}
