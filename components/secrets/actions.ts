import type { AppStatus, SuspensionCause } from '@/lib/apps/app'
import type { OfflineLife } from '@/lib/apps/offline-life'
import type { Answer } from '@/lib/http/answer'
import type { PauseForm } from '@/lib/secrets/pause-input'
import type { RevocationPreview } from '@/lib/secrets/revocation-preview'
import type { SecretView } from '@/lib/secrets/secret'
import type { RegenerateForm, RevokeForm, SecretForm } from '@/lib/secrets/secret-input'
import type { SecretLimits } from '@/lib/secrets/secret-limits'

/** A secret at the one moment when its value is on the screen. Lives in one dialog's memory only. */
export type ShownSecret = { secret: SecretView; value: string }

/** The same, sealed to a public key: only whoever has the private half can open it. */
export type SealedSecret = { secret: SecretView; jwe: string }

/** The server actions of the page, already bound to its app. */
export type SecretActions = {
  issue(form: SecretForm): Promise<Answer<ShownSecret | SealedSecret>>
  regenerate(form: RegenerateForm): Promise<Answer<ShownSecret>>
  inspect(form: Pick<RevokeForm, 'secretId'>): Promise<Answer<RevocationPreview>>
  revoke(form: RevokeForm): Promise<Answer<SecretView>>
  pause(form: PauseForm): Promise<Answer<SecretView>>
  resume(form: Pick<RevokeForm, 'secretId'>): Promise<Answer<SecretView>>
  cancelEnd(form: Pick<RevokeForm, 'secretId'>): Promise<Answer<SecretView>>
}

/** The app, as far as its secrets' page speaks of it. */
export type SecretsApp = {
  /** The client_id. */
  id: string
  name: string
  status: AppStatus
  suspendedFor: SuspensionCause | null
  mayChange: boolean
  /** Why it has no secrets here: it runs where none can be kept, or is a metadata-document app. */
  secretless: 'native' | 'metadata_document' | null
  /** Its profile (FAPI 2.0) refuses every secret. */
  refusesSecrets: boolean
  /** It has a key, a certificate or a federated credential to authenticate with, so that it is not lost without a secret. */
  hasKeys: boolean
  /** What the policy says of its new secrets. */
  limits: SecretLimits
  /** How long an API that does not introspect may accept its JWTs; see `findOfflineLife`. */
  offline: OfflineLife
}
