import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { listSecrets } from './list-secrets'
import { type RevocationPreview, revocationOf } from './revocation-preview'

/**
 * The effects of revoking this secret now; its last use is at most a second late. Refuses with
 * `not_found`, and with `secret_not_active` when it is no longer active.
 */
export async function previewRevocation(
  actor: Actor,
  { appId, secretId }: { appId: string; secretId: string },
): Promise<RevocationPreview> {
  const secrets = await listSecrets(actor, appId)
  const revocation = revocationOf(secrets, secretId, now())
  if (revocation) return revocation
  const known = secrets.some(({ id }) => id === secretId)
  throw new Refusal(known ? 'secret_not_active' : 'not_found', `secret ${secretId} of ${appId}`)
}
