import type { AppStatus, SuspensionCause } from '@/lib/apps/app'
import type { AppKeyUseView } from '@/lib/apps/keys/app-key'
import type { AppKeyForm, JwksUriForm } from '@/lib/apps/keys/app-key-input'
import type { OfflineLife } from '@/lib/apps/offline-life'
import type { Answer } from '@/lib/http/answer'
import type { FormAction } from '@/lib/http/form'

/** The app, as far as the page of its keys speaks of it. */
export type KeysApp = {
  /** The client_id. */
  id: string
  name: string
  status: AppStatus
  suspendedFor: SuspensionCause | null
  mayChange: boolean
  jwksUri: string | null
  /** How many keys its program has registered with it (RFC 7591 §2). */
  registeredKeys: number
  /** The last use of the keys there. */
  jwksUse: AppKeyUseView | null
  /** How long an API that does not introspect may accept its JWTs; see `findOfflineLife`. */
  offline: OfflineLife
}

/** The server actions of the page, already bound to its app. */
export type KeyActions = {
  add: FormAction<AppKeyForm, null>
  remove: (keyId: string, typedName: string) => Promise<Answer<null>>
  setJwksUri: FormAction<JwksUriForm, null>
}
