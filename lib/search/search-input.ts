import { z } from 'zod'
import { isPrintable } from '@/lib/printable'
import { SEARCH_MAX } from '@/lib/text'
import { holdsLongValue, recogniseSecret } from './recognise-secret'

const TOO_LONG = `Search for at most ${SEARCH_MAX} characters.`
const A_SECRET = 'This is a secret or a token. Search for a hint, never for the value.'

/**
 * What a person searches for. A value that opens something is refused, in case a page let it through:
 * the box knows such a value by its form, and sends the public id alone.
 */
export const searchInput = z
  .object({
    q: z
      .string()
      .trim()
      .max(SEARCH_MAX, TOO_LONG)
      .refine(isPrintable, 'Use letters, digits and signs only.')
      .refine((text) => !recogniseSecret(text) && !holdsLongValue(text), A_SECRET),
  })
  .brand<'SearchInput'>()

export type SearchInput = z.output<typeof searchInput>

/** The public id of a secret that was recognised. */
export const foundSecretInput = z
  .object({ secretId: z.string().regex(/^[0-9A-Za-z]{8}$/) })
  .brand<'FoundSecretInput'>()

export type FoundSecretInput = z.output<typeof foundSecretInput>
