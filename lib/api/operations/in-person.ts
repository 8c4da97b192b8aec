import { z } from 'zod'

/** The path of a person. Text that is no id is of nobody. */
export const inPerson = z.object({ person_id: z.string().max(100) })
