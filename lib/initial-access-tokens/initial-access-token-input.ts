import { z } from 'zod'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import { INITIAL_ACCESS_TOKEN_DAYS, INITIAL_ACCESS_TOKEN_NAME_MAX } from './initial-access-token'

const NAME_IT = 'Name it after what will use it.'

const HOW_LONG = 'Choose how long it works.'

const name = z
  .string(NAME_IT)
  .transform((typed) => typedText(typed, INITIAL_ACCESS_TOKEN_NAME_MAX))
  .refine((typed) => typed.length > 0, NAME_IT)
  .refine(
    (typed) => typed.length <= INITIAL_ACCESS_TOKEN_NAME_MAX,
    `Keep this to ${INITIAL_ACCESS_TOKEN_NAME_MAX} characters.`,
  )
  .refine(isPrintable, 'Use letters, digits and signs only.')

const days = z.union(
  INITIAL_ACCESS_TOKEN_DAYS.map((one) => z.literal(one)),
  HOW_LONG,
)

/** An administrator's input for a new token. */
export const newInitialAccessToken = z.object({ name, days }).brand<'NewInitialAccessToken'>()
export type NewInitialAccessToken = z.output<typeof newInitialAccessToken>

/** The same as its form sends it: the days are text. */
export const newTokenForm = z
  .object({ name, days: z.string(HOW_LONG).transform(Number).pipe(days) })
  .brand<'NewInitialAccessToken'>()
export type NewTokenForm = z.input<typeof newTokenForm>
