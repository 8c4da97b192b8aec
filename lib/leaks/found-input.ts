import { z } from 'zod'

/** Far more than a file with settings has. */
export const FOUND_TEXT_MAX = 12_000
const PLACE_TYPED_MAX = 2_000

const TOO_LONG = 'That is too much at once. Send the lines around the secret only.'

/** The page *I found this*, and its endpoint. What was found may stand anywhere in `secret`. */
export const foundForm = z
  .object({
    secret: z.string('Paste what you found.').max(FOUND_TEXT_MAX, TOO_LONG),
    place: z.string().max(PLACE_TYPED_MAX, 'Say it in fewer words.').default(''),
  })
  .brand<'FoundInput'>()
export type FoundForm = z.input<typeof foundForm>
export type FoundInput = z.output<typeof foundForm>
