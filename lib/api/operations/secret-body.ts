import { z } from 'zod'
import { now } from '@/lib/clock'
import { EXPIRY_MAX_YEARS, expiryAfterDays } from '@/lib/secrets/expiry'
import { PAUSE_LENGTHS, PAUSE_NOTE_MAX } from '@/lib/secrets/pause'
import { QUIET_HOURS_MAX as HOURS_MAX, OLD_ENDS_OF_PROGRAMS } from '@/lib/secrets/planned-end'
import { REVOKE_REASONS } from '@/lib/secrets/revocation-preview'
import { SECRET_NAME_MAX } from '@/lib/secrets/secret'

const DAYS_MAX = EXPIRY_MAX_YEARS * 365

/** A new secret: what the portal's dialog asks for. */
export const newSecret = z.object({
  name: z.string('Give the secret a name.').max(SECRET_NAME_MAX),
  expires_in_days: z
    .int(`1 to ${DAYS_MAX} days, or null for never.`)
    .min(1)
    .max(DAYS_MAX)
    .nullable()
    .optional()
    .describe('null: it does not expire. Left out: as the policy says.'),
})

/** A public key, and nothing of a private one: unknown members are refused by whoever reads it. */
const recipient = z
  .looseObject({ kty: z.string() })
  .optional()
  .describe(
    'A public JWK (RSA, P-256 or X25519): the answer has `jwe` in the place of `value`, sealed to it.',
  )

/** A new secret in a free slot. */
export const issuance = newSecret.extend({ recipient })

const hours = z.int(`1 to ${HOURS_MAX} hours.`).min(1).max(HOURS_MAX)

/** A rotation: a new secret, and what becomes of the one that is active. */
export const rotation = issuance.extend({
  old_secret_id: z
    .string()
    .max(40)
    .optional()
    .describe('Left out: the only active secret, if there is one.'),
  old_ends: z
    .enum(OLD_ENDS_OF_PROGRAMS)
    .default('by_hand')
    .describe('`after`: after `after_hours`. `quiet`: when it was not used for `quiet_hours`.'),
  after_hours: hours.default(24),
  quiet_hours: hours.default(24),
  force: z
    .boolean()
    .default(false)
    .describe('The old one ends even if the new one was never used. `now` needs it.'),
})

export const pause = z.object({
  length: z.enum(PAUSE_LENGTHS).default('until_resumed'),
  note: z.string().max(PAUSE_NOTE_MAX).optional(),
})

export const revocation = z.object({
  end_tokens: z.boolean().default(true).describe('Whether the tokens that it has minted end too.'),
  reason: z.enum(REVOKE_REASONS).optional(),
})

type NewSecret = z.output<typeof newSecret>

/** When a secret of so many days ends; null for never, undefined for what the policy says. */
export function expiryOf({ expires_in_days: days }: NewSecret): Date | null | undefined {
  return days == null ? days : expiryAfterDays(now(), days)
}

/** The key to which the value is sealed, as text. */
export function recipientOf({ recipient: jwk }: z.output<typeof issuance>): string | undefined {
  return jwk && JSON.stringify(jwk)
}
