import { z } from 'zod'

const WHICH = 'Write the client ID of the app.'

/** The app that is let check tokens, by its client ID. */
export const newChecker = z
  .object({
    appId: z
      .string(WHICH)
      .transform((typed) => typed.trim())
      .refine((typed) => typed.length > 0, WHICH)
      .refine((typed) => typed.length <= 40, 'No client ID is so long.'),
  })
  .brand<'NewChecker'>()
export type NewCheckerForm = z.input<typeof newChecker>
export type NewChecker = z.output<typeof newChecker>
