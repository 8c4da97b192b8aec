import { z } from 'zod'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import { rulesOf } from '../field-kinds'
import { KEY_ALGORITHMS, KEY_NAME_MAX, KID_MAX, PUBLIC_KEY_LENGTH_MAX } from './app-key'

const name = z
  .string('Give the key a name.')
  .transform((text) => typedText(text, KEY_NAME_MAX))
  .refine((text) => text.length > 0, 'Give the key a name.')
  .refine((text) => text.length <= KEY_NAME_MAX, `Keep the name to ${KEY_NAME_MAX} characters.`)
  .refine(isPrintable, 'Use letters, digits and signs only.')

const kid = z
  .string()
  .trim()
  .max(KID_MAX, `Keep the key ID to ${KID_MAX} characters.`)
  .regex(/^[\x20-\x7e]*$/, 'Use ASCII letters, digits and signs only.')
  .nullish()
  .transform((text) => text || null)

/**
 * Without an algorithm, it is read from the key. Without a key ID, it is the JWK's own, or its
 * thumbprint.
 */
export const appKeyInput = z
  .object({
    name,
    publicKey: z
      .string('Paste the public key.')
      .trim()
      .min(1, 'Paste the public key.')
      .max(PUBLIC_KEY_LENGTH_MAX, 'This is too long for one public key.'),
    algorithm: z
      .union([z.enum(KEY_ALGORITHMS), z.literal('')], 'Choose one of the algorithms.')
      .nullish()
      .transform((algorithm) => algorithm || null),
    kid,
  })
  .brand<'AppKey'>()
export type AppKeyForm = z.input<typeof appKeyInput>
export type AppKeyInput = z.output<typeof appKeyInput>

/** The dialog Remove. It sends the app's name only when the dialog asked for it. */
export const removeKeyInput = z
  .object({ keyId: z.string().max(40), typedName: z.string().max(400).optional() })
  .brand<'RemoveKey'>()
export type RemoveKeyInput = z.output<typeof removeKeyInput>

/** The address where the app publishes its public keys itself; blank means none. */
export const jwksUriInput = z.object(rulesOf(['jwksUri'])).brand<'JwksUri'>()
export type JwksUriForm = z.input<typeof jwksUriInput>
export type JwksUriInput = z.output<typeof jwksUriInput>
