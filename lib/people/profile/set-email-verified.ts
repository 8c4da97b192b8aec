import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { authorizeAccount, authorizeAdministrator } from '../authorize-administrator'
import { requireStepUp } from '../require-step-up'
import type { EmailVerifiedInput } from './profile-input'
import { updateProfile } from './store'

/**
 * Says to apps whether a person's email is theirs (`email_verified`, OpenID Connect Core §5.1): the
 * administrator vouches for it. The audit log names them. Throws
 * `Refusal` with `forbidden`, `step_up_required` or `not_found`.
 */
export async function setEmailVerified(
  actor: Actor,
  personId: string,
  emailVerified: EmailVerifiedInput,
): Promise<void> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  await inTransaction(async (tx) => {
    const { person, target } = await authorizeAccount(tx, actor, personId)
    if (person.emailVerified === emailVerified) return
    await updateProfile(tx, personId, { data: { emailVerified }, at: now() })
    await recordEvent(tx, actor, 'person.email_verification_set', {
      target,
      detail: { verified: emailVerified },
    })
  })
}
