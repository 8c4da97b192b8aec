import { z } from 'zod'
import { JWKS_LENGTH_MAX } from './fields/field'

const KEYS_MAX = 20

/** The members of a private or symmetric key (RFC 7518 §6.2.2, §6.3.2, §6.4). */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']

const publicKey = z
  .record(z.string(), z.unknown(), 'must contain keys')
  .refine(({ kty }) => typeof kty === 'string', 'contains something that is no key')
  .refine(
    (key) => !PRIVATE.some((member) => member in key),
    'contains a private or a symmetric key: make a new pair, and send its public half',
  )

/**
 * A set of public keys (RFC 7517 §5), as a program registers it; answers its JSON. It has at most 20
 * keys. Members that we do not know are kept: the engine passes keys over that it cannot use.
 */
export const publicJwks = z
  .object({ keys: z.array(publicKey, 'must have keys').max(KEYS_MAX, 'has too many keys') })
  .transform((set) => JSON.stringify(set))
  .refine((json) => json.length <= JWKS_LENGTH_MAX, 'is too long')

/** The set of such a JSON, as the metadata has it. */
export function jwksOf(json: string): { keys: Record<string, unknown>[] } {
  return JSON.parse(json)
}
