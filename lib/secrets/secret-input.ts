import { z } from 'zod'
import { now } from '@/lib/clock'
import { isPrintable } from '@/lib/printable'
import { REVOKE_REASONS } from './revocation-preview'
import { EXPIRY_MAX_YEARS, EXPIRY_PRESETS_DAYS, expiryAfterDays, SECRET_NAME_MAX } from './secret'

const name = z
  .string('Give the secret a name.')
  .transform((text) => text.normalize('NFC').trim())
  .refine((text) => text.length > 0, 'Give the secret a name.')
  .refine(
    (text) => text.length <= SECRET_NAME_MAX,
    `Keep the name to ${SECRET_NAME_MAX} characters.`,
  )
  .refine(isPrintable, 'Use letters, digits and signs only.')

const expiresAt = z
  .date('Choose a date.')
  .nullable()
  .refine((at) => !at || at > now(), 'Choose a moment that has not passed.')
  .refine(
    (at) => !at || at <= expiryAfterDays(now(), EXPIRY_MAX_YEARS * 366),
    `Choose a date within ${EXPIRY_MAX_YEARS} years, or never.`,
  )

/** What a new secret is made from; a null `expiresAt` means never. */
export const secretInput = z.object({ name, expiresAt })

export type SecretInput = z.input<typeof secretInput>

const days = z.enum(EXPIRY_PRESETS_DAYS.map(String)).transform((text) => Number(text))

/**
 * `30`, `90`, `180` or `365` days from now, `never`, or a day such as `2027-01-31`, which lasts
 * until it is over (UTC).
 */
const expiry = z.union(
  [
    z.literal('never').transform(() => null),
    days.transform((count) => expiryAfterDays(now(), count)),
    z.iso.date().transform((day) => new Date(`${day}T23:59:59.999Z`)),
  ],
  'Choose how long the secret shall live.',
)

/** The dialog Generate new secret, as it arrives at a door. */
export const secretForm = z
  .object({ name: z.string(), expiry })
  .transform((form) => ({ name: form.name, expiresAt: form.expiry }))

/** The dialog Regenerate: the same, and the app's name as the person typed it. */
export const regenerateForm = z
  .object({ name: z.string(), expiry, typedName: z.string().max(400) })
  .transform((form) => ({
    name: form.name,
    expiresAt: form.expiry,
    typedName: form.typedName,
  }))

/**
 * The dialog Revoke; the app's name only when it was asked for. Who presses Revoke on a secret that
 * was never used is asked for nothing, and its tokens end, of which there are none.
 */
export const revokeForm = z.object({
  secretId: z.string().regex(/^\w{1,40}$/),
  typedName: z.string().max(400).optional(),
  endTokens: z.boolean().optional(),
  reason: z.enum(REVOKE_REASONS).optional(),
})

/** The app's id, as a page hands it back: parsed, because what arrives could be anything. */
export const appIdInput = z.string().regex(/^\w{1,64}$/)
