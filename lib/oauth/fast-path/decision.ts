import type { ClientAttempt } from '../client-authentication/client-attempt'
import type { Presented } from '../clients/store'
import type { FindClient } from '../protocol/find-client'

/** Who has authenticated, and with which secret. */
export type Authenticated = { attempt: ClientAttempt; secretId: string; app: Presented }

export type PlainAnswer = Record<string, unknown>

/**
 * What is to be done with a plain request, once its app has authenticated; null leaves the request
 * to the engine.
 */
export type Decide = (who: Authenticated, findClient: FindClient) => Promise<PlainAnswer | null>
