import { z } from 'zod'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import { INITIAL_ACCESS_TOKEN_DAYS, INITIAL_ACCESS_TOKEN_NAME_MAX } from './initial-access-token'

const NAME_IT = 'Name it after what will use it.'

/** What an administrator says about a new token. */
export const newInitialAccessToken = z.object({
  name: z
    .string(NAME_IT)
    .transform((typed) => typedText(typed, INITIAL_ACCESS_TOKEN_NAME_MAX))
    .refine((typed) => typed.length > 0, NAME_IT)
    .refine(
      (typed) => typed.length <= INITIAL_ACCESS_TOKEN_NAME_MAX,
      `Keep this to ${INITIAL_ACCESS_TOKEN_NAME_MAX} characters.`,
    )
    .refine(isPrintable, 'Use letters, digits and signs only.'),
  days: z.union(
    INITIAL_ACCESS_TOKEN_DAYS.map((days) => z.literal(days)),
    'Choose how long it works.',
  ),
})

export type NewInitialAccessToken = z.input<typeof newInitialAccessToken>
