import type { FindClient } from '../protocol/find-client'
import type { Client } from '../protocol/oidc-provider'
import type { Authenticated } from './decision'

/**
 * The client of the app that has authenticated, if it and its organization's policy allow the grant
 * type. Null leaves the request to the engine, also for an app whose tokens are bound to a key (RFC
 * 9449 §5.2, RFC 8705 §3).
 */
export async function plainClient(
  { attempt, app }: Authenticated,
  grantType: string,
  findClient: FindClient,
): Promise<Client | null> {
  if (!app.policy.allowedGrantTypes.includes(grantType)) return null
  const client = await findClient(attempt.appId, app.version, 'client_secret_basic')
  if (!client?.grantTypeAllowed(grantType) || client.dpopBoundAccessTokens) return null
  if (client.tlsClientCertificateBoundAccessTokens) return null
  return client
}
