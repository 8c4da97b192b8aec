import { z } from 'zod'
import { usedPasskeyInput } from './passkey-input'

const code = z.strictObject({ code: z.string().max(40) })
const recoveryCode = z.strictObject({ recoveryCode: z.string().max(80) })
const passkey = z.strictObject({ passkey: usedPasskeyInput })
const password = z.strictObject({ password: z.string().max(1000) })

/** A second factor, as a form sends it. */
export const givenFactorInput = z.union([code, recoveryCode, passkey])

/** A password or a second factor. */
export const givenProofInput = z.union([password, code, recoveryCode, passkey])
