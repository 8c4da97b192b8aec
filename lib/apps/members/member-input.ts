import { z } from 'zod'

/** The new member of an app, by the email with which that colleague signs in. */
export const newMemberInput = z
  .object({
    email: z
      .string()
      .default('')
      .transform((typed) => typed.trim().toLowerCase()),
  })
  .brand<'NewMember'>()
export type NewMemberForm = z.input<typeof newMemberInput>
export type NewMemberInput = z.output<typeof newMemberInput>
