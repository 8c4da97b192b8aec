import { z } from 'zod'
import { EMAIL_MAX, normalEmail } from '@/lib/people/person'

/** The email of a colleague who is given an app. An email that nobody can have finds nobody. */
export const newMemberInput = z
  .object({
    email: z
      .string()
      .default('')
      .transform(normalEmail)
      .pipe(z.string().max(EMAIL_MAX, 'This is too long for an email address.')),
  })
  .brand<'NewMember'>()
export type NewMemberForm = z.input<typeof newMemberInput>
export type NewMemberInput = z.output<typeof newMemberInput>
