import type { ProgramRegistration } from '@/lib/apps/registration/registration'
import type { Plaintext } from '@/lib/crypto/plaintext'
import type { AcceptedInitialAccessToken } from '@/lib/initial-access-tokens/initial-access-token'
import { requestSlot } from '../request/request-slot'

/** What one request learns about an app that a program registers or changes. */
export type Registering = {
  /** What lets a new app in; none where one is changed. */
  token?: AcceptedInitialAccessToken
  registration?: ProgramRegistration
  /** The first secret of a new app, until the answer has it. */
  secret?: Plaintext | null
}

/** Set by the initial access token, or by the check of the metadata; completed on the way. */
export const registering = requestSlot<Registering>('registering')
