import { genericTokenEndpointRequest } from 'oauth4webapi'
import { config } from '@/lib/config'
import { randomBase62 } from '@/lib/crypto/random'
import { redirectUriOf } from '../provider'
import type { Provider } from '../provider-with-secret'
import { tryWays } from './exchange-code'
import { type Metadata, requestOptions } from './find-metadata'
import { providerFetch, reachOf } from './provider-fetch'

/** How many keys the provider publishes. Throws when they cannot be read. */
export async function countKeys(metadata: Metadata, provider: Provider): Promise<number> {
  const answer = await providerFetch(reachOf(provider))(String(metadata.jwks_uri), {})
  const { keys } = (await answer.json()) as { keys: unknown[] }
  return keys.length
}

/**
 * Sends a code that does not exist to the token endpoint: the provider looks at our secret first
 * (RFC 6749, §4.1.3). Throws `SecretRefused` when it refuses that, and something else when it does
 * not answer.
 */
export async function trySecret(metadata: Metadata, provider: Provider): Promise<void> {
  const parameters = new URLSearchParams({
    code: randomBase62(43),
    code_verifier: randomBase62(43),
    redirect_uri: redirectUriOf(config().url, provider.id),
  })
  const client = { client_id: provider.clientId }
  const options = requestOptions(reachOf(provider))
  await tryWays(metadata, provider, (way) =>
    genericTokenEndpointRequest(metadata, client, way, 'authorization_code', parameters, options),
  )
}
