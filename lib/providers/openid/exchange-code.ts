import {
  authorizationCodeGrantRequest,
  ClientSecretBasic,
  ClientSecretPost,
  clockTolerance,
  getValidatedIdTokenClaims,
  processAuthorizationCodeResponse,
  validateApplicationLevelSignature,
  validateAuthResponse,
} from 'oauth4webapi'
import type { Provider } from '../provider-with-secret'
import { type Metadata, requestOptions } from './find-metadata'
import { reachOf } from './provider-fetch'

/** Ten seconds, as clocks differ. */
const CLOCK_TOLERANCE_SECONDS = 10

/** What came back with the browser, and what was kept in it when it left. */
export type ReturnedCode = {
  parameters: URLSearchParams
  redirectUri: string
  state: string
  nonce: string
  codeVerifier: string
}

export type Claims = Record<string, unknown>

/** The provider does not accept our client secret. */
export class SecretRefused extends Error {
  override readonly name = 'SecretRefused'
}

/**
 * Redeems a code. Answers the claims of the ID token, whose signature, issuer, audience and nonce are
 * right (OpenID Connect Core 1.0, §3.1.3.7), and the access token. A wrong issuer in the answer is
 * another provider's (RFC 9207). Throws `SecretRefused`, or whatever else is wrong.
 */
export async function exchangeCode(
  metadata: Metadata,
  provider: Provider,
  returned: ReturnedCode,
): Promise<{ claims: Claims; accessToken: string }> {
  const client = { client_id: provider.clientId, [clockTolerance]: CLOCK_TOLERANCE_SECONDS }
  const accepted = validateAuthResponse(metadata, client, returned.parameters, returned.state)
  const options = requestOptions(reachOf(provider))
  const { redirectUri, codeVerifier } = returned
  const answer = await tryWays(metadata, provider, (way) =>
    authorizationCodeGrantRequest(
      metadata,
      client,
      way,
      accepted,
      redirectUri,
      codeVerifier,
      options,
    ),
  )
  const tokens = await processAuthorizationCodeResponse(metadata, client, answer, {
    expectedNonce: returned.nonce,
    requireIdToken: true,
  })
  await validateApplicationLevelSignature(metadata, answer, options)
  return {
    claims: getValidatedIdTokenClaims(tokens) as Claims,
    accessToken: tokens.access_token,
  }
}

type Authentication = ReturnType<typeof ClientSecretBasic>

/**
 * Authenticates as the provider's document says; where it says nothing, with HTTP Basic (Discovery
 * 1.0, §3). Some take only one of the two from this client, or read Basic without decoding it
 * (RFC 6749, §2.3.1): a provider that names both is asked by POST when it has refused Basic.
 */
export async function tryWays(
  metadata: Metadata,
  provider: Pick<Provider, 'clientSecret'>,
  ask: (way: Authentication) => Promise<Response>,
): Promise<Response> {
  const secret = provider.clientSecret.reveal()
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const ways = [
    methods.includes('client_secret_basic') ? ClientSecretBasic(secret) : null,
    methods.includes('client_secret_post') ? ClientSecretPost(secret) : null,
  ].filter((way) => way !== null)
  if (ways.length === 0) throw new Error('the provider takes no client secret')
  for (const way of ways) {
    const answer = await ask(way)
    if (!(await refusesClient(answer))) return answer
  }
  throw new SecretRefused('the token endpoint refused the client')
}

/**
 * Whether an answer of the token endpoint refuses our client: `invalid_client` (RFC 6749, §5.2), or
 * what Keycloak (`unauthorized_client`) and Auth0 (401) answer in its place.
 */
async function refusesClient(answer: Response): Promise<boolean> {
  if (answer.ok) return false
  if (answer.status === 401) return true
  const body = await answer
    .clone()
    .json()
    .catch(() => null)
  return ['invalid_client', 'unauthorized_client'].includes(body?.error)
}
