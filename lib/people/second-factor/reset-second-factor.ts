import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { authorizeAccount } from '@/lib/people/authorize-administrator'
import { tellOfAccount } from '../account-mails/tell-of-account'
import { lockPerson } from '../factor-store'
import { requireStepUp } from '../require-step-up'
import { deleteAwaitingSessions } from '../sessions/ending-store'
import { deleteFactors } from './store'

/**
 * Removes every second factor of a person who has lost theirs. The person signs in with the
 * password and sets up a new one. Throws `Refusal` with `forbidden`, `not_found` or
 * `step_up_required`.
 */
export async function resetSecondFactor(actor: Actor, personId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { target } = await authorizeAccount(tx, actor, personId)
    requireStepUp(actor)
    await lockPerson(tx, personId)
    await deleteFactors(tx, personId)
    // A sign-in that waits for a removed factor could never be completed.
    await deleteAwaitingSessions(tx, personId)
    await tellOfAccount(tx, personId, { change: 'second_factor_reset', origin: NO_ORIGIN })
    await recordEvent(tx, actor, 'person.second_factor_reset', { target })
  })
}
