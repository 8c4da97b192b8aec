import type { Origin } from '@/lib/actor'
import { now } from '@/lib/clock'
import { uuidV7 } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { mayMailReset, noteResetRequest } from '@/lib/limits/password-reset-limits'
import type { ForgottenPasswordInput } from '../person-input'
import { insertResetRequest } from './store'

/**
 * Notes that somebody has forgotten the password of the account with this email. They are answered by
 * mail a moment later, by `answerResetRequests`. Nothing here depends on whether there is such an account,
 * so neither the answer nor its time says so. An account gets three mails in an hour at most; what is
 * more is dropped in silence. Throws `Refusal` with `too_many_attempts`.
 */
export async function askForNewPassword(
  { email }: ForgottenPasswordInput,
  origin: Origin,
): Promise<void> {
  await noteResetRequest(origin.address)
  if (!(await mayMailReset(email))) return
  const at = now()
  await insertResetRequest(db(), {
    id: uuidV7(),
    email,
    ...origin,
    createdAt: at,
    nextAttemptAt: at,
  })
}
