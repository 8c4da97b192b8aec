import type { Origin } from '@/lib/actor'
import type { Plaintext } from '@/lib/crypto/plaintext'
import type { CredentialsInput } from '../person-input'
import { startSession } from '../sessions/start-session'
import { verifyPassword } from './verify-password'

/**
 * Signs a person in and answers the id of their new session. Throws `Refusal` with
 * `wrong_credentials` or `too_many_attempts`.
 */
export async function signIn(credentials: CredentialsInput, origin: Origin): Promise<Plaintext> {
  return startSession(await verifyPassword(credentials, origin), origin)
}
