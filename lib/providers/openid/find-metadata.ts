import {
  type AuthorizationServer,
  allowInsecureRequests,
  customFetch,
  discoveryRequest,
  processDiscoveryResponse,
} from 'oauth4webapi'
import { MINUTE, now } from '@/lib/clock'
import { processWide } from '@/lib/process'
import type { Provider } from '../provider-with-secret'
import { providerFetch, type Reach, reachOf } from './provider-fetch'

/** What a provider says of itself (OpenID Connect Discovery 1.0, §3). */
export type Metadata = AuthorizationServer

const KEPT_MS = 10 * MINUTE * 1000
const KEPT_MAX = 200

const kept = processWide('provider-metadata', () => ({
  documents: new Map<string, { metadata: Metadata; at: number }>(),
}))

/** The options of every request to a provider. */
export function requestOptions(reach: Reach) {
  return { [customFetch]: providerFetch(reach), [allowInsecureRequests]: true }
}

/**
 * What a provider says of itself, not older than ten minutes. Throws when it cannot be read, or when
 * it is the document of another issuer (Discovery 1.0, §4.3).
 */
export async function findMetadata(provider: Pick<Provider, 'id' | 'issuer'>): Promise<Metadata> {
  const reach = reachOf(provider)
  const key = `${reach} ${provider.issuer}`
  const at = now().getTime()
  const known = kept.documents.get(key)
  if (known && at - known.at < KEPT_MS && at >= known.at) return known.metadata
  const metadata = await readMetadata(provider.issuer, reach)
  if (kept.documents.size >= KEPT_MAX) kept.documents.clear()
  kept.documents.set(key, { metadata, at })
  return metadata
}

/** The same, read now. */
export async function readMetadata(issuer: string, reach: Reach): Promise<Metadata> {
  const url = new URL(issuer)
  const response = await discoveryRequest(url, requestOptions(reach))
  return processDiscoveryResponse(url, response)
}
