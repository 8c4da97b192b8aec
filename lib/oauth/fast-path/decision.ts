import type { ClientAttempt } from '../client-authentication/client-attempt'
import type { Presented } from '../clients/store'
import type { FindClient } from '../protocol/find-client'

/** The app that has authenticated, and its secret. */
export type Authenticated = { attempt: ClientAttempt; secretId: string; app: Presented }

export type PlainAnswer = { [name: string]: unknown; scope: string | undefined }

/**
 * The answer to a plain request whose app has authenticated; null leaves the request to the engine.
 */
export type Decide = {
  (who: Authenticated, findClient: FindClient): Promise<PlainAnswer | null>
  /**
   * Begins to read what will be needed, while the app is looked up. Called only for an app that is
   * not turned away for its failures.
   */
  readAhead?: () => void
}
