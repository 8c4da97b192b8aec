import type { Actor } from '@/lib/actor'
import { config } from '@/lib/config'
import { db } from '@/lib/db/client'
import { relyingParty } from './relying-party'
import type { ProofWays } from './second-factor'
import { findFactors } from './store'

/** By what this person can prove who they are, here and now. */
export async function listProofWays(person: Pick<Actor, 'personId'>): Promise<ProofWays> {
  const found = await findFactors(db(), person.personId)
  return {
    password: Boolean(found?.passwordDigest),
    code: Boolean(found?.totp?.confirmedAt),
    passkey: Boolean(found?.passkeys.length) && relyingParty() !== null,
    recovery: Boolean(found?._count.recoveryCodes),
    provider: found?.identities.length ? (config().provider?.name ?? null) : null,
  }
}
