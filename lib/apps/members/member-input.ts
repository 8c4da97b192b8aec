import { z } from 'zod'

/** Whom somebody adds to an app, by the email that their colleague signs in with. */
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
