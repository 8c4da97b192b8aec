import { z } from 'zod'
import { usedPasskeyInput } from './passkey-input'

const code = z.strictObject({ code: z.string().max(40) })
const recoveryCode = z.strictObject({ recoveryCode: z.string().max(80) })
const passkey = z.strictObject({ passkey: usedPasskeyInput })
const password = z.strictObject({ password: z.string().max(1000) })

/** A second factor, as a form sends it. */
export const secondFactorInput = z
  .union([code, recoveryCode, passkey])
  .brand<'AuthenticationMethod'>()
export type SecondFactorForm = z.input<typeof secondFactorInput>
export type SecondFactorInput = z.output<typeof secondFactorInput>

/** A password or a second factor, for step-up. */
export const stepUpInput = z
  .union([password, code, recoveryCode, passkey])
  .brand<'AuthenticationMethod'>()
export type StepUpForm = z.input<typeof stepUpInput>
export type StepUpInput = z.output<typeof stepUpInput>
