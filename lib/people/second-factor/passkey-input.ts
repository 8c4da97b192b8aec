import { z } from 'zod'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import { PASSKEY_NAME_MAX } from './second-factor'

const LONGEST_PART = 20_000
const part = z.string().max(LONGEST_PART)

const credential = {
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  // We ask for no extension, so a browser's statements about them are left out.
  clientExtensionResults: z.unknown().transform(() => ({})),
}

/** A browser's answer after it has made a passkey (WebAuthn, section 5.1). */
const madePasskey = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: part,
    attestationObject: part,
    transports: z.array(z.string().max(40)).max(10).default([]),
  }),
})

/** A browser's answer after a passkey was used. */
export const usedPasskeyInput = z.object({
  ...credential,
  response: z.object({ clientDataJSON: part, authenticatorData: part, signature: part }),
})

const name = z
  .string('Name this passkey.')
  .transform((text) => typedText(text, PASSKEY_NAME_MAX))
  .refine((text) => text.length > 0, 'Name this passkey.')
  .refine((text) => text.length <= PASSKEY_NAME_MAX, `Keep this to ${PASSKEY_NAME_MAX} characters.`)
  .refine(isPrintable, 'Use letters, digits and signs only.')

/** The name of a passkey. */
export const passkeyNameInput = z.object({ name }).brand<'PasskeyName'>()
export type PasskeyNameForm = z.input<typeof passkeyNameInput>
export type PasskeyNameInput = z.output<typeof passkeyNameInput>

/** A passkey that a browser has made, and its name. */
export const newPasskeyInput = z.object({ name, passkey: madePasskey }).brand<'NewPasskey'>()
export type NewPasskeyForm = z.input<typeof newPasskeyInput>
export type NewPasskeyInput = z.output<typeof newPasskeyInput>
