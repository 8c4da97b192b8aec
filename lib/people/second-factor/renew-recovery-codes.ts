import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db, inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { tellOfAccount } from '../account-mails/tell-of-account'
import { authorizeOwnAccount } from '../authorize-own-account'
import { hasSecondFactor, lockPerson } from '../factor-store'
import { requireStepUp } from '../require-step-up'
import { makeRecoveryCodes } from './recovery-code'
import { replaceRecoveryCodes } from './store'

/**
 * Makes ten new recovery codes; all older ones are dead. Only this answer contains them. Throws
 * `Refusal` with `step_up_required`, and `not_found` without a second factor
 * or as `authorizeOwnAccount` does.
 */
export async function renewRecoveryCodes(actor: Actor): Promise<Plaintext[]> {
  await authorizeOwnAccount(db(), actor)
  requireStepUp(actor)
  const { personId, personName } = actor
  return inTransaction(async (tx) => {
    await lockPerson(tx, personId)
    if (!(await hasSecondFactor(tx, personId))) throw new Refusal('not_found', 'no second factor')
    const { codes, digests } = makeRecoveryCodes(personId)
    await replaceRecoveryCodes(tx, personId, digests)
    await tellOfAccount(tx, personId, { change: 'recovery_codes_made', origin: actor.origin })
    await recordEvent(tx, actor, 'person.recovery_codes_made', {
      target: { kind: 'person', id: personId, name: personName },
    })
    return codes
  })
}
