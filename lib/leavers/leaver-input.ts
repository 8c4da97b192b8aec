import { z } from 'zod'
import { pageNumber } from '@/lib/page'
import { isPrintable } from '@/lib/printable'
import { secretIdInput } from '@/lib/secrets/secret-input'
import { typedText } from '@/lib/text'
import { KEPT_REASON_MAX } from './leaver'

const MISSING = 'Say why it is kept.'

const reason = z
  .string(MISSING)
  .transform((text) => typedText(text, KEPT_REASON_MAX))
  .refine((text) => text.length > 0, MISSING)
  .refine((text) => text.length <= KEPT_REASON_MAX, `Keep this to ${KEPT_REASON_MAX} characters.`)
  .refine(isPrintable, 'Use letters, digits and signs only.')

/** The dialog Keep. */
export const keepSecretInput = secretIdInput.extend({ reason }).brand<'KeepSecret'>()
export type KeepSecretForm = z.input<typeof keepSecretInput>
export type KeepSecretInput = z.output<typeof keepSecretInput>

/** The query parameters of a leaver's page. An invalid value counts as absent. */
export const leaverQuery = z.object({ page: pageNumber })
