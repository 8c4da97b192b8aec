import type { Answer } from '@/lib/http/answer'
import type { Revocation } from '@/lib/secrets/revocation'
import type { SecretView } from '@/lib/secrets/secret'

/** A secret at the one moment when its value is on the screen. Lives in one dialog's memory only. */
export type ShownSecret = { secret: SecretView; value: string }

/** What the dialog Generate new secret sends. `expiry` is in days, a day, or `never`. */
export type SecretForm = { name: string; expiry: string }

export type RevokeForm = { secretId: string; typedName?: string }

/** The server actions of the page, already bound to its app. */
export type SecretDoors = {
  issue(form: SecretForm): Promise<Answer<ShownSecret>>
  regenerate(form: SecretForm & { typedName: string }): Promise<Answer<ShownSecret>>
  inspect(form: RevokeForm): Promise<Answer<Revocation>>
  revoke(form: RevokeForm): Promise<Answer<SecretView>>
}

/** The app, as far as its secrets' page speaks of it. */
export type SecretsApp = {
  /** The client_id. */
  id: string
  name: string
  status: 'active' | 'suspended' | 'deleted'
  mayChange: boolean
}
