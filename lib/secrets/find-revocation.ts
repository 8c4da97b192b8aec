import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { listSecrets } from './list-secrets'
import { type Revocation, revocationOf } from './revocation'

/**
 * What revoking this secret would mean right now, its last use at most a second late. Refuses with
 * `not_found`, and with `secret_not_active` when there is nothing left to revoke.
 */
export async function findRevocation(
  actor: Actor,
  { appId, secretId }: { appId: string; secretId: string },
): Promise<Revocation> {
  const secrets = await listSecrets(actor, appId)
  const revocation = revocationOf(secrets, secretId, now())
  if (revocation) return revocation
  const known = secrets.some(({ id }) => id === secretId)
  throw new Refusal(known ? 'secret_not_active' : 'not_found', `secret ${secretId} of ${appId}`)
}
