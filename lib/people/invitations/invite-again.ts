import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAccount } from '../authorize-administrator'
import { personStatus } from '../person'
import { requireStepUp } from '../require-step-up'
import { makeMailedLink } from './mail-link'

/**
 * Makes a new one-time link with which a person chooses a password: when the first link was lost
 * (valid for seven days), or the password was forgotten (24 hours). It is mailed
 * to them as well. Older links die. A password that
 * the person has works until the link is used. Throws `Refusal` with `forbidden`, `step_up_required`,
 * `not_found` or `person_disabled`.
 */
export async function inviteAgain(actor: Actor, personId: string): Promise<Plaintext> {
  return inTransaction(async (tx) => {
    const { person, disabledAt, target } = await authorizeAccount(tx, actor, personId)
    requireStepUp(actor)
    if (disabledAt) throw new Refusal('person_disabled')
    await recordEvent(tx, actor, 'person.invited_again', { target })
    const linked = person._count.identities
    const invited = personStatus({ ...person, disabledAt, linked }) === 'invited'
    return makeMailedLink(tx, actor, { personId, kind: invited ? 'invitation' : 'reset' })
  })
}
