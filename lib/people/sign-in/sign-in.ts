import { acceptInput } from '@/lib/accept-input'
import type { Origin } from '@/lib/actor'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { credentialsInput } from '../person-input'
import { startSession } from '../sessions/start-session'
import { verifyPassword } from './verify-password'

/**
 * Signs a person in and answers the id of their new session. Throws `Refusal` with `invalid_input`,
 * `wrong_credentials` or `too_many_attempts`.
 */
export async function signIn(credentials: unknown, origin: Origin): Promise<Plaintext> {
  const given = acceptInput(credentialsInput, credentials)
  return startSession(await verifyPassword(given, origin), origin)
}
