import type { AppStatus, SuspensionCause } from '@/lib/apps/app'
import type { FederatedCredentialForm, TriedTokenForm } from '@/lib/apps/federated/federated-input'
import type { TriedToken } from '@/lib/apps/federated/tried-token'
import type { OfflineLife } from '@/lib/apps/offline-life'
import type { Answer } from '@/lib/http/answer'
import type { FormAction } from '@/lib/http/form'

/** The app, as far as the page of its federated credentials speaks of it. */
export type FederatedApp = {
  /** The client_id. */
  id: string
  name: string
  status: AppStatus
  suspendedFor: SuspensionCause | null
  mayChange: boolean
  /** It follows FAPI 2.0. */
  inFapi: boolean
  /** How long an API that does not introspect may accept its JWTs; see `findOfflineLife`. */
  offline: OfflineLife
}

/** The server actions of the page, already bound to its app. */
export type FederatedActions = {
  add: FormAction<FederatedCredentialForm, null>
  remove: (credentialId: string, typedName: string) => Promise<Answer<null>>
  inspect: FormAction<TriedTokenForm, TriedToken>
}
