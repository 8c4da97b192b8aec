import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose'
import { MINUTE } from '@/lib/clock'
import { processWide } from '@/lib/process'
import type { Provider } from '../provider-with-secret'
import { findMetadata } from './find-metadata'
import { KeptAnswers } from './kept-answers'
import { providerFetch, reachOf } from './provider-fetch'

const KEPT_MS = 5 * MINUTE * 1000
/** An unknown key causes a new read, but not more often than this. */
const REST_MS = 10_000

const keySets = processWide('provider-keys', () => new KeptAnswers<JWTVerifyGetKey>())

/**
 * Finds the key with which a provider has signed, in its key set, which is read again after five
 * minutes and when it has no such key. Throws when the set cannot be read, and when it has none.
 */
export function keysOf(provider: Pick<Provider, 'id' | 'issuer'>): JWTVerifyGetKey {
  return async (header, token) => {
    const find = await keySetOf(provider, KEPT_MS)
    try {
      return await find(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      const findAgain = await keySetOf(provider, REST_MS)
      return findAgain(header, token)
    }
  }
}

/** The provider's key set, not older than this. */
function keySetOf(provider: Pick<Provider, 'id' | 'issuer'>, ms: number): Promise<JWTVerifyGetKey> {
  const reach = reachOf(provider)
  return keySets.find(`${reach} ${provider.issuer}`, ms, async () => {
    const { jwks_uri: address } = await findMetadata(provider)
    const answer = await providerFetch(reach)(String(address), {})
    return createLocalJWKSet(await answer.json())
  })
}
