import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { newId } from '@/lib/crypto/random'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAdministrator } from '../authorize-administrator'
import { insertMember } from '../member-store'
import type { NewPersonInput } from '../person-input'
import { requireStepUp } from '../require-step-up'
import { makeMailedLink } from './mail-link'

/**
 * Adds a person to the organization. Answers the one-time link, valid for seven days, with which
 * they choose a password; it is mailed to them as well. `emailVerified`: the administrator vouches that the email is theirs. An
 * email with an account in another organization is answered as one that nobody has: its owner alone
 * learns of it, when they use the link. Throws `Refusal` with `forbidden`, `step_up_required` or
 * `email_taken`.
 */
export async function addPerson(
  actor: Actor,
  input: NewPersonInput,
): Promise<{ personId: string; link: Plaintext }> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  const { email, name, role } = input
  // Without the administrator's word, nobody has said anything.
  const emailVerified = input.emailVerified || null
  const personId = newId('psn')
  const about = { id: personId, email, emailVerified, name, role }
  const person = { ...about, passwordDigest: null, createdAt: now() }
  return inTransaction(async (tx) => {
    if (!(await insertMember(tx, actor.organizationId, person))) {
      throw new Refusal('email_taken', undefined, {
        email: 'A person with this email is in your organization already.',
      })
    }
    await recordEvent(tx, actor, 'person.added', {
      target: { kind: 'person', id: personId, name },
      detail: { role },
    })
    return { personId, link: await makeMailedLink(tx, actor, { personId, kind: 'invitation' }) }
  })
}
