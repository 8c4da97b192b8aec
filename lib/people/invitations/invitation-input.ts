import { z } from 'zod'
import { checkbox } from '@/lib/checkbox'
import { ROLES } from '../person'
import { INVITATION_LIST_MAX, INVITED_AT_ONCE_MAX, readInvitations } from './invitation-list'

const MISSING = 'Paste at least one email.'

/** A list of people, the role of those of whom it says none, and whether the emails are theirs. */
export const invitationListInput = z
  .object({
    list: z
      .string(MISSING)
      .max(INVITATION_LIST_MAX, 'This is too long for one list.')
      .refine((text) => text.trim() !== '', MISSING)
      .refine(
        (text) => readInvitations(text, 'developer').length <= INVITED_AT_ONCE_MAX,
        `At most ${INVITED_AT_ONCE_MAX} people are invited at once.`,
      ),
    role: z.enum(
      ROLES.map(({ value }) => value),
      'Choose a role.',
    ),
    emailVerified: checkbox,
  })
  .brand<'InvitationList'>()
export type InvitationListForm = z.input<typeof invitationListInput>
export type InvitationListInput = z.output<typeof invitationListInput>
