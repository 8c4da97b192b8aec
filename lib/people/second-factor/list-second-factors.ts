import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findPolicy } from '@/lib/policies/find-policy'
import type { SecondFactors } from './second-factor'
import { findFactors } from './store'

/** The actor's second factors. Throws `Refusal('not_signed_in')` if the person is gone. */
export async function listSecondFactors(actor: Actor): Promise<SecondFactors> {
  const found = await findFactors(db(), actor.personId)
  if (!found) throw new Refusal('not_signed_in', 'the person is gone')
  const { totp, passkeys, _count } = found
  const policy = await findPolicy(db(), actor.organizationId)
  return {
    totp: totp?.confirmedAt ? { addedAt: totp.confirmedAt } : null,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      createdAt,
      lastUsedAt,
    })),
    recoveryCodesLeft: _count.recoveryCodes,
    required: policy.secondFactorRequired,
  }
}
