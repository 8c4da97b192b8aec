'use server'

import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'
import { renewRecoveryCodes } from '@/lib/people/second-factor/renew-recovery-codes'

/** Ten new recovery codes. */
export async function renewMyRecoveryCodes(): Promise<Answer<string[]>> {
  return asActor(async (actor) => (await renewRecoveryCodes(actor)).map((code) => code.reveal()))
}
