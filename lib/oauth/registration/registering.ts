import type { ProgramRegistration } from '@/lib/apps/registration/registration'
import type { Plaintext } from '@/lib/crypto/plaintext'
import type { AcceptedInitialAccessToken } from '@/lib/initial-access-tokens/initial-access-token'
import { requestSlot } from '../request/request-slot'

/** The data of one request by a program that registers or changes an app. */
export type Registering = {
  /** The token that allows a new app; none when an app is changed. */
  token?: AcceptedInitialAccessToken
  registration?: ProgramRegistration
  /** The first secret of a new app, until it is in the answer. */
  secret?: Plaintext | null
}

/** Set by the initial access token or the check of the metadata. Later steps complete it. */
export const registering = requestSlot<Registering>('registering')
