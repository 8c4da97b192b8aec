import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { KID_MAX } from './app-key'
import type { AppKeyInput } from './app-key-input'
import { type ReadKey, readPublicKey } from './read-public-key'
import type { AppKeyRecord } from './store'

/** The key's own id, if it can stand in a header; otherwise the thumbprint. */
function kidOf(typed: string | null, { kid, thumbprint }: ReadKey): string {
  const own = kid && kid.length <= KID_MAX && /^[\x20-\x7e]+$/.test(kid) ? kid : null
  return typed ?? own ?? thumbprint
}

/**
 * Reads the typed public key and answers its row, not stored yet. Refuses with `invalid_input`, as
 * `readPublicKey` does.
 */
export async function makeAppKey(
  actor: Actor,
  appId: string,
  input: AppKeyInput,
): Promise<AppKeyRecord> {
  const read = await readPublicKey(input.publicKey, input.algorithm)
  const { jwk, thumbprint, algorithm } = read
  return {
    id: newId('key'),
    appId,
    name: input.name,
    kid: kidOf(input.kid, read),
    jwk,
    thumbprint,
    algorithm,
    use: null,
    createdAt: now(),
    createdByName: actor.personName,
  }
}
