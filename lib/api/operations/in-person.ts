import { z } from 'zod'
import { EMAIL_MAX } from '@/lib/people/person'

/** The path of a person. Text that is no id is of nobody. */
export const inPerson = z.object({ person_id: z.string().max(100) })

/** A colleague to whom something is given, by their email, in a body. */
export const colleague = z.object({ email: z.string('An email address.').max(EMAIL_MAX) })
