import { z } from 'zod'
import { isAppId } from '@/lib/apps/app'
import { PUBLIC_KEY_LENGTH_MAX } from '@/lib/apps/keys/app-key'
import { now } from '@/lib/clock'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import {
  EXPIRY_MAX_YEARS,
  EXPIRY_PRESETS_DAYS,
  endOfDay,
  expiryAfterDays,
  latestExpiry,
} from './expiry'
import { OLD_ENDS, OLD_ENDS_OF_PROGRAMS, QUIET_HOURS_DEFAULT, QUIET_HOURS_MAX } from './planned-end'
import { REVOKE_REASONS } from './revocation-preview'
import { SECRET_NAME_MAX } from './secret'

const name = z
  .string('Give the secret a name.')
  .transform((text) => typedText(text, SECRET_NAME_MAX))
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
    (at) => !at || at <= latestExpiry(now()),
    `Choose a date within ${EXPIRY_MAX_YEARS} years, or never.`,
  )

// Text that has not the form of a secret's id is treated like a secret that does not exist.
const secretId = z.string().max(40)
const typedName = z.string().max(400)

const hours = z.coerce
  .number<string | number>('Write a number of hours.')
  .int('Write whole hours.')
  .min(1, 'Write at least one hour.')
  .max(QUIET_HOURS_MAX, `Write at most ${QUIET_HOURS_MAX} hours (30 days).`)
  .default(QUIET_HOURS_DEFAULT)

const ends = z.enum(
  [...OLD_ENDS, ...OLD_ENDS_OF_PROGRAMS],
  'Choose what becomes of the old secret.',
)

/** What becomes of the secret that is active already. Without its id, nothing does. */
const oldSecret = {
  oldSecretId: secretId.optional(),
  oldEnds: ends.default('by_hand'),
  quietHours: hours,
  /** Only for an end `after` so many hours. */
  afterHours: hours,
  /** The old one ends even if the new one was never used. */
  force: z.boolean().default(false),
  typedName: typedName.optional(),
}

/** A public key (JWK) to which the value is sealed, instead of being shown. */
const recipient = z
  .string()
  .trim()
  .max(PUBLIC_KEY_LENGTH_MAX, 'This is too long for one public key.')
  .optional()

/** The input for a new secret. A null `expiresAt` means never; left out, the policy decides. */
export const secretInput = z
  .object({ name, expiresAt: expiresAt.optional(), recipient, ...oldSecret })
  .brand<'SecretInput'>()

/** The parsed input. Only `acceptInput` makes one. */
export type SecretInput = z.output<typeof secretInput>

const presetDays = z.enum(EXPIRY_PRESETS_DAYS.map(String)).transform((text) => Number(text))

/**
 * `30`, `90`, `180` or `365` days from now, `never`, or a day such as `2027-01-31`; the secret then
 * lasts until the end of that day (UTC).
 */
const chosenExpiry = z
  .union(
    [
      z.literal('never').transform(() => null),
      presetDays.transform((days) => expiryAfterDays(now(), days)),
      z.iso.date().transform(endOfDay),
    ],
    'Choose how long the secret shall live.',
  )
  .pipe(expiresAt)

/** The dialog Generate new secret. */
export const secretForm = z
  .object({ name, expiresAt: chosenExpiry, recipient, ...oldSecret })
  .brand<'SecretInput'>()
export type SecretForm = z.input<typeof secretForm>

/** A regeneration: the same, and the app's name as the person typed it. */
export const regenerateInput = z
  .object({ name, expiresAt: expiresAt.optional(), typedName })
  .brand<'RegenerateInput'>()
export type RegenerateInput = z.output<typeof regenerateInput>

/** The dialog Regenerate. */
export const regenerateForm = z
  .object({ name, expiresAt: chosenExpiry, typedName })
  .brand<'RegenerateInput'>()
export type RegenerateForm = z.input<typeof regenerateForm>

/**
 * The dialog Revoke. It sends the app's name only if the dialog asked for it. Without `endTokens`,
 * the tokens that the secret has minted end with it.
 */
export const revokeForm = z
  .object({
    secretId,
    typedName: typedName.optional(),
    endTokens: z.boolean().default(true),
    reason: z.enum(REVOKE_REASONS).optional(),
  })
  .brand<'RevokeInput'>()
export type RevokeForm = z.input<typeof revokeForm>
export type RevokeInput = z.output<typeof revokeForm>

/** The id of a secret. */
export const secretIdInput = z.object({ secretId })

/** The app's id as a page sends it back. It is parsed, because the page could send anything. */
export const appIdInput = z.string().refine(isAppId)
