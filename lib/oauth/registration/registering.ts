import type { RegistrationByProgram } from '@/lib/apps/programs/registration-by-program'
import type { Plaintext } from '@/lib/crypto/plaintext'
import type { AcceptedInitialAccessToken } from '@/lib/initial-access-tokens/initial-access-token'

/** What one request learns about an app that a program registers or changes. */
export type Registering = {
  /** What lets a new app in; none where one is changed. */
  token?: AcceptedInitialAccessToken
  wanted?: RegistrationByProgram
  /** The first secret of a new app, until the answer has it. */
  secret?: Plaintext | null
}
