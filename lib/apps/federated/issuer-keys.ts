import { createLocalJWKSet, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { keepNewest } from '@/lib/keep-newest'
import { isSafeUrl } from '@/lib/loopback'
import { Reading } from '@/lib/outgoing/reading'
import { processWide } from '@/lib/process'
import { readMetadata } from '@/lib/providers/openid/find-metadata'
import { providerFetch } from '@/lib/providers/openid/provider-fetch'

/** The keys of an issuer, and when they were read. */
export type IssuerKeys = { reading: Reading; find: JWTVerifyGetKey }

const ISSUERS_KEPT = 1_000
const KEYS_MAX = 100

const known = processWide('federated-issuers', () => new Map<string, IssuerKeys>())

/**
 * The keys of an issuer, kept in memory; not read yet, perhaps. Only issuers that an app trusts are
 * asked for: who may add one decides which addresses are read.
 */
export function keysOfIssuer(issuer: string): IssuerKeys {
  const kept = known.get(issuer)
  if (kept) return kept
  const keys: IssuerKeys = {
    reading: new Reading(async () => {
      keys.find = await readKeys(issuer)
    }),
    find: () => Promise.reject(new Error('the keys were not read yet')),
  }
  keepNewest(known, ISSUERS_KEPT, { name: issuer, value: keys })
  return keys
}

/** Forgets all keys, so that a test begins with none. */
export function forgetIssuers(): void {
  known.clear()
}

const keySet = z.object({
  keys: z
    .array(z.looseObject({ kty: z.string() }))
    .max(KEYS_MAX)
    .refine((keys) => !keys.some((key) => 'd' in key), 'it holds a private key'),
})

/**
 * Reads the key set that the issuer's discovery document names (OpenID Connect Discovery 1.0 §4).
 * Throws when the document is of another issuer, and when one of the two cannot be read.
 */
async function readKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const { jwks_uri: address = '' } = await readMetadata(issuer, 'admitted')
  if (!URL.canParse(address) || !isSafeUrl(new URL(address))) {
    throw new Error('the discovery document names no key set at an https address')
  }
  const answer = await providerFetch('admitted')(address, {})
  if (!answer.ok) throw new Error(`the key set was answered with ${answer.status}`)
  return createLocalJWKSet(keySet.parse(await answer.json()))
}
