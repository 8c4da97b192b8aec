import type { OpenAdmission } from '@/lib/apps/programs/find-open-admission'
import type { ProgramRegistration } from '@/lib/apps/registration/registration'
import type { AcceptedInitialAccessToken } from '@/lib/initial-access-tokens/initial-access-token'
import type { IssuedSecret } from '@/lib/secrets/place-secret'
import { requestSlot } from '../request/request-slot'

/** The data of one request by a program that registers or changes an app. */
export type Registering = {
  /** The token that allows a new app; none when an app is changed. */
  token?: AcceptedInitialAccessToken
  /** Set where a new app needs no token: who gets it. */
  open?: OpenAdmission
  registration?: ProgramRegistration
  /** A secret that was made in this request, until it is in the answer. */
  issued?: IssuedSecret | null
}

/** Set by the initial access token or the check of the metadata. Later steps complete it. */
export const registering = requestSlot<Registering>('registering')
