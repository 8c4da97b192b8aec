import { BUILT_IN_SCOPES } from '@/lib/apis/api'
import { checkScopes } from '../authorization/check-scopes'
import {
  ASSERTION_ALGORITHMS,
  checkAssertion,
} from '../client-authentication/authenticate-assertion'
import { APP_METADATA } from '../clients/client-metadata'
import { grantAdapter } from '../consents/grant-adapter'
import { loadExistingGrant } from '../consents/keep-grant'
import { setScopesAside } from '../documents/document-metadata'
import { exchangeClaims } from '../grant-types/exchange-token'
import { rotateForTarget } from '../grant-types/rotate-for-target'
import { renderError } from '../pages/render-error'
import type { Configuration } from '../protocol/oidc-provider'
import type { Portal } from '../protocol/portal'
import { ROUTES } from '../protocol/routes'
import { clientAdapter } from '../registration/client-adapter'
import { initialAccessTokens } from '../registration/initial-access'
import { registrationAccessTokens } from '../registration/registration-tokens'
import { engineCookies } from '../sessions/engine-cookies'
import { interactionsPolicy } from '../sessions/interaction-policy'
import { sessionAdapter } from '../sessions/session-adapter'
import type { SigningJwk } from '../signing-keys/make-signing-key'
import { artifactAdapter } from '../tokens/artifact-adapter'
import { CLAIMS, findAccount } from '../tokens/claims'
import { keepJwtRecord } from '../tokens/jwt-record'
import { tokenLives } from '../tokens/token-lives'
import {
  endsGrant,
  endsWithSession,
  issuesRefreshToken,
  mayReadAnswer,
  needsPkce,
} from '../tokens/token-rules'
import { engineFeatures } from './features'

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
    adapter: adapterFor(portal),
    routes: ROUTES,
    jwks: { keys: signingKeys },
    cookies: engineCookies(),
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
    assertJwtClientAuthClaimsAndHeader: checkAssertion,
    extraClientMetadata: { properties: APP_METADATA, validator: setScopesAside },
    clientBasedCORS: mayReadAnswer,
    responseTypes: ['code'],
    scopes: BUILT_IN_SCOPES.map(({ name }) => name),
    claims: CLAIMS,
    // Relying parties read the name from the ID token as often as from userinfo.
    conformIdTokenClaims: false,
    findAccount,
    loadExistingGrant,
    interactions: {
      policy: interactionsPolicy(portal),
      url: (_ctx, interaction) => `/interaction/${interaction.uid}`,
    },
    pkce: { required: needsPkce },
    issueRefreshToken: issuesRefreshToken,
    expiresWithSession: endsWithSession,
    rotateRefreshToken: rotateForTarget,
    revokeGrantPolicy: endsGrant,
    allowOmittingSingleRegisteredRedirectUri: false,
    // A person has the same `sub` at every app, so no sector identifier is fetched (OpenID Core §8.1).
    sectorIdentifierUriValidate: () => false,
    // The engine calls this for every request for authorization, whether it carries the name or not.
    extraParams: { keyturn: checkScopes },
    ttl: tokenLives,
    formats: { customizers: { jwt: keepJwtRecord } },
    extraTokenClaims: () => exchangeClaims.get(),
    enabledJWA: {
      idTokenSigningAlgValues: ['ES256'],
      clientAuthSigningAlgValues: [...ASSERTION_ALGORITHMS],
      dPoPSigningAlgValues: ['ES256', 'EdDSA'],
      requestObjectSigningAlgValues: [...ASSERTION_ALGORITHMS],
      authorizationSigningAlgValues: ['ES256'],
      introspectionSigningAlgValues: ['ES256'],
    },
    clientDefaults: {
      id_token_signed_response_alg: 'ES256',
      authorization_signed_response_alg: 'ES256',
      introspection_signed_response_alg: 'ES256',
    },
    features: engineFeatures(),
    renderError: renderError(portal),
    fetchResponseBodyLimits: { jwks_uri: FETCHED_BYTES_MAX },
    fetch: goingNoFurther(fetch),
  }
}

/** A redirect from an app's address is an error, unless the engine says what to do with one. */
function goingNoFurther(
  fetch: typeof globalThis.fetch = globalThis.fetch,
): typeof globalThis.fetch {
  return (url, options) => fetch(url, { redirect: 'error', ...options })
}

const adapterFor = (portal: Portal) => (kind: string) => {
  if (kind === 'Client') return clientAdapter
  if (kind === 'InitialAccessToken') return initialAccessTokens
  if (kind === 'RegistrationAccessToken') return registrationAccessTokens(kind)
  if (kind === 'Session') return sessionAdapter(portal)
  return kind === 'Grant' ? grantAdapter : artifactAdapter(kind)
}
