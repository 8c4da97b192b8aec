import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose'
import { MINUTE, now } from '@/lib/clock'
import { processWide } from '@/lib/process'
import type { Provider } from '../provider-with-secret'
import { findMetadata } from './find-metadata'
import { providerFetch, reachOf } from './provider-fetch'

type Kept = { find: JWTVerifyGetKey; at: number }

const KEPT_MS = 5 * MINUTE * 1000
/** An unknown key causes a new read, but not more often than this. */
const REST_MS = 10_000
const KEPT_MAX = 200

const kept = processWide('provider-keys', () => new Map<string, Kept>())

/**
 * Finds the key with which a provider has signed, in its key set, which is read again after five
 * minutes and when it has no such key. Throws when the set cannot be read, and when it has none.
 */
export function keysOf(provider: Pick<Provider, 'id' | 'issuer'>): JWTVerifyGetKey {
  return async (header, token) => {
    const { find, at } = await keySetOf(provider, KEPT_MS)
    try {
      return await find(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || now().getTime() - at < REST_MS)
        throw error
      return (await keySetOf(provider, REST_MS)).find(header, token)
    }
  }
}

/** The provider's key set, not older than this. */
async function keySetOf(provider: Pick<Provider, 'id' | 'issuer'>, ms: number): Promise<Kept> {
  const reach = reachOf(provider)
  const name = `${reach} ${provider.issuer}`
  const at = now().getTime()
  const known = kept.get(name)
  if (known && at >= known.at && at - known.at < ms) return known
  const { jwks_uri: address } = await findMetadata(provider)
  const answer = await providerFetch(reach)(String(address), {})
  const read = { find: createLocalJWKSet(await answer.json()), at }
  if (kept.size >= KEPT_MAX) kept.clear()
  kept.set(name, read)
  return read
}
