import { z } from 'zod'
import { isSafeUrl } from '@/lib/loopback'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import { isInCatalogue, withoutCovered } from './event-catalogue'
import { WEBHOOK_DESCRIPTION_MAX, WEBHOOK_EVENTS_MAX, WEBHOOK_URL_MAX } from './webhook'

const WRITE_URL = 'Write an https address, such as https://example.com/keyturn.'

const url = z
  .string(WRITE_URL)
  .trim()
  .max(WEBHOOK_URL_MAX, `Keep the address to ${WEBHOOK_URL_MAX} characters.`)
  .refine(isAddress, WRITE_URL)

/** http is allowed to this machine alone, which `KEYTURN_ADMITTED_NETWORKS` has to admit as well. */
function isAddress(typed: string): boolean {
  if (!isPrintable(typed) || !URL.canParse(typed)) return false
  const parsed = new URL(typed)
  return isSafeUrl(parsed) && parsed.hash === '' && parsed.username === '' && parsed.password === ''
}

const description = z
  .string()
  .default('')
  .transform((typed) => typedText(typed, WEBHOOK_DESCRIPTION_MAX))
  .refine(
    (typed) => typed.length <= WEBHOOK_DESCRIPTION_MAX,
    `Keep this to ${WEBHOOK_DESCRIPTION_MAX} characters.`,
  )
  .refine(isPrintable, 'Use letters, digits and signs only.')

const events = z
  .array(z.string())
  .max(WEBHOOK_EVENTS_MAX, 'Choose all of a group instead of each of its events.')
  .refine((names) => names.every(isInCatalogue), 'Choose events of the list.')
  .transform(withoutCovered)
  .refine((names) => names.length > 0, 'Choose at least one event.')

/** An endpoint as somebody describes it. */
export const webhookForm = z.object({ url, description, events }).brand<'Webhook'>()
export type WebhookForm = z.input<typeof webhookForm>
export type WebhookInput = z.output<typeof webhookForm>
