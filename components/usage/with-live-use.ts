import type { SecretView } from '@/lib/secrets/secret'
import type { LiveUse } from '@/lib/usage/live-use'

/** The secrets, each with its use as it was seen last. */
export function withLiveUse(secrets: readonly SecretView[], { uses }: LiveUse): SecretView[] {
  return secrets.map((secret) => ({ ...secret, use: uses[secret.id] ?? secret.use }))
}
