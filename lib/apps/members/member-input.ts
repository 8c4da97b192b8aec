import { z } from 'zod'
import { colleagueEmail } from '@/lib/people/person-input'

/** The email of a colleague who is given an app. An email that nobody can have finds nobody. */
export const newMemberInput = z.object({ email: colleagueEmail }).brand<'NewMember'>()
export type NewMemberForm = z.input<typeof newMemberInput>
export type NewMemberInput = z.output<typeof newMemberInput>
