'use server'

import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'
import {
  type InvitationListForm,
  invitationListInput,
} from '@/lib/people/invitations/invitation-input'
import type { InvitationLine, InvitedLine } from '@/lib/people/invitations/invitation-list'
import { invitePeople } from '@/lib/people/invitations/invite-people'
import { previewInvitations } from '@/lib/people/invitations/preview-invitations'

/** Says what would become of each line of a list. */
export async function check(form: FormOf<InvitationListForm>): Promise<Answer<InvitationLine[]>> {
  return asActor((actor) => previewInvitations(actor, acceptForm(invitationListInput, form)))
}

/** Invites those who are ready. The links leave here, once, for the administrator. */
export async function inviteAll(
  form: FormOf<InvitationListForm>,
): Promise<Answer<InvitedLine<string>[]>> {
  return asActor(async (actor) => {
    const lines = await invitePeople(actor, acceptForm(invitationListInput, form))
    return lines.map((line) => ({ ...line, link: line.link?.reveal() ?? null }))
  })
}
