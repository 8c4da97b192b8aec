import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { Refusal } from '@/lib/errors'
import { authorizeAdministrator } from '../authorize-administrator'
import { newPersonInput } from '../person-input'
import { requireStepUp } from '../require-step-up'
import { addPerson } from './add-person'
import type { InvitationListInput } from './invitation-input'
import type { InvitationLine, InvitedLine } from './invitation-list'
import { previewInvitations } from './preview-invitations'

/**
 * Invites everybody of a list whose line is ready, each as `addPerson` does and in a transaction of
 * their own, so that one who was added meanwhile stops no other. Whoever sends a list twice invites nobody
 * twice. Refuses with `forbidden` and `step_up_required`.
 */
export async function invitePeople(
  actor: Actor,
  input: InvitationListInput,
): Promise<InvitedLine<Plaintext>[]> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  const invited: InvitedLine<Plaintext>[] = []
  for (const line of await previewInvitations(actor, input)) {
    invited.push(
      line.verdict === 'ready'
        ? await invite(actor, line, input.emailVerified)
        : { ...line, link: null },
    )
  }
  return invited
}

async function invite(
  actor: Actor,
  line: InvitationLine,
  emailVerified: boolean,
): Promise<InvitedLine<Plaintext>> {
  const { email, name, role } = line
  try {
    const input = acceptInput(newPersonInput, { email, name, role, emailVerified })
    const { link } = await addPerson(actor, input)
    return { ...line, link }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'email_taken') throw error
    return { ...line, verdict: 'member', link: null }
  }
}
