import { z } from 'zod'

/** The first code of an authenticator app that is being added. */
export const totpCodeInput = z.object({ code: z.string().max(40).default('') }).brand<'TotpCode'>()
export type TotpCodeForm = z.input<typeof totpCodeInput>
export type TotpCodeInput = z.output<typeof totpCodeInput>
