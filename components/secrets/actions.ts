import type { Answer } from '@/lib/http/answer'
import type { RevocationPreview, RevokeReason } from '@/lib/secrets/revocation-preview'
import type { SecretView } from '@/lib/secrets/secret'

/** A secret at the one moment when its value is on the screen. Lives in one dialog's memory only. */
export type ShownSecret = { secret: SecretView; value: string }

/** What the dialog Generate new secret sends. `expiry` is in days, a day, or `never`. */
export type SecretForm = { name: string; expiry: string }

export type RevokeForm = {
  secretId: string
  typedName?: string
  endTokens?: boolean
  reason?: RevokeReason
}

/** The server actions of the page, already bound to its app. */
export type SecretActions = {
  issue(form: SecretForm): Promise<Answer<ShownSecret>>
  regenerate(form: SecretForm & { typedName: string }): Promise<Answer<ShownSecret>>
  inspect(form: RevokeForm): Promise<Answer<RevocationPreview>>
  revoke(form: RevokeForm): Promise<Answer<SecretView>>
}

/** The app, as far as its secrets' page speaks of it. */
export type SecretsApp = {
  /** The client_id. */
  id: string
  name: string
  status: 'active' | 'suspended' | 'deleted'
  mayChange: boolean
  /** Why it has no secrets here: it runs where none can be kept, or a document describes it. */
  secretless: 'native' | 'described' | null
  /** It has public keys to authenticate with, so that it is not lost without a secret. */
  hasKeys: boolean
  /** For how long a JWT of it may still pass where nobody asks; see `findOfflineMinutes`. */
  offlineMinutes: number
}
