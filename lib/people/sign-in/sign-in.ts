import type { Origin } from '@/lib/actor'
import type { Plaintext } from '@/lib/crypto/plaintext'
import type { CredentialsInput } from '../person-input'
import { startSession } from '../sessions/start-session'
import { verifyPassword } from './verify-password'

/**
 * Signs a person in and answers the id of their new session. `devices` is the browser's cookie of
 * known devices. Throws `Refusal` with `wrong_credentials`, `too_many_attempts` or `busy`.
 */
export async function signIn(
  credentials: CredentialsInput,
  origin: Origin,
  browser: { devices?: string | undefined } = {},
): Promise<Plaintext> {
  return startSession(await verifyPassword(credentials, origin, browser), origin)
}
