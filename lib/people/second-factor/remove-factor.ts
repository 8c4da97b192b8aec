import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { db, inTransaction, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findPolicy } from '@/lib/policies/find-policy'
import { tellOfAccount } from '../account-mails/tell-of-account'
import { authorizeOwnAccount } from '../authorize-own-account'
import { hasSecondFactor, lockPerson } from '../factor-store'
import { requireStepUp } from '../require-step-up'
import { deleteFactors } from './store'

/** What the person is told of it. */
const REMOVED = {
  'person.authenticator_removed': 'authenticator_removed',
  'person.passkey_removed': 'passkey_removed',
} as const

/**
 * The frame of removing a factor. The recovery codes go with the last factor. If the policy
 * requires a second factor, the last one stays. Throws `Refusal` with `step_up_required`,
 * `last_second_factor`, and what `authorizeOwnAccount` and `remove` refuse.
 */
export async function removeFactor(
  actor: Actor,
  action: keyof typeof REMOVED,
  remove: (tx: Tx) => Promise<void>,
): Promise<void> {
  await authorizeOwnAccount(db(), actor)
  requireStepUp(actor)
  const { personId, personName, organizationId } = actor
  const change = REMOVED[action]
  await inTransaction(async (tx) => {
    await lockPerson(tx, personId)
    await remove(tx)
    await tellOfAccount(tx, personId, { change, origin: actor.origin })
    await recordEvent(tx, actor, action, {
      target: { kind: 'person', id: personId, name: personName },
    })
    if (await hasSecondFactor(tx, personId)) return
    const { secondFactorRequired } = await findPolicy(tx, organizationId)
    if (secondFactorRequired) throw new Refusal('last_second_factor')
    await deleteFactors(tx, personId)
  })
}
