import {
  type AuthorizationServer,
  allowInsecureRequests,
  customFetch,
  discoveryRequest,
  processDiscoveryResponse,
} from 'oauth4webapi'
import { MINUTE } from '@/lib/clock'
import { processWide } from '@/lib/process'
import type { Provider } from '../provider-with-secret'
import { KeptAnswers } from './kept-answers'
import { providerFetch, type Reach, reachOf } from './provider-fetch'

/** What a provider says of itself (OpenID Connect Discovery 1.0, §3). */
export type Metadata = AuthorizationServer

const KEPT_MS = 10 * MINUTE * 1000

const documents = processWide('provider-metadata', () => new KeptAnswers<Metadata>())

/** The options of every request to a provider. */
export function requestOptions(reach: Reach) {
  return { [customFetch]: providerFetch(reach), [allowInsecureRequests]: true }
}

/**
 * What a provider says of itself, not older than ten minutes. Throws when it cannot be read, or when
 * it is the document of another issuer (Discovery 1.0, §4.3).
 */
export function findMetadata(provider: Pick<Provider, 'id' | 'issuer'>): Promise<Metadata> {
  const reach = reachOf(provider)
  const read = () => readMetadata(provider.issuer, reach)
  return documents.find(`${reach} ${provider.issuer}`, KEPT_MS, read)
}

/** The same, read now. */
export async function readMetadata(issuer: string, reach: Reach): Promise<Metadata> {
  const url = new URL(issuer)
  const response = await discoveryRequest(url, requestOptions(reach))
  return processDiscoveryResponse(url, response)
}
