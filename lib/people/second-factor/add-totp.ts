import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '../require-step-up'
import { type Enrolled, enrolFactor } from './enrol-factor'
import { confirmTotpRow, findFactors } from './store'
import { stepOfCode } from './totp'
import type { TotpCodeInput } from './totp-input'

/**
 * Adds the authenticator app with the key that was offered last, after a correct code. The code is
 * used up. Throws `Refusal` with `step_up_required` or `wrong_proof`, at `code`.
 */
export async function addTotp(
  actor: Actor,
  sessionId: Plaintext,
  { code }: TotpCodeInput,
): Promise<Enrolled> {
  requireStepUp(actor)
  const { personId } = actor
  const offered = (await findFactors(db(), personId))?.totp
  if (!offered || offered.confirmedAt) throw wrong('nothing was offered')
  const { sealedSecret } = offered
  const step = stepOfCode(code, { sealedSecret, personId })
  if (step === null) throw wrong('wrong code')
  return enrolFactor(actor, {
    sessionId,
    action: 'person.authenticator_added',
    async write(tx) {
      const confirmed = { sealedSecret, at: now(), step }
      if (!(await confirmTotpRow(tx, personId, confirmed))) throw wrong('another offer meanwhile')
    },
  })
}

function wrong(reason: string): Refusal {
  return new Refusal('wrong_proof', reason, {
    code: 'This is not the code that the app shows now. Check the time of your device.',
  })
}
