import type { Actor } from '@/lib/actor'
import { secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { publishedKeys } from './load-signing-keys'
import { PUBLISHED_AFTER_SECONDS, type SigningKeyView } from './signing-key'

/**
 * The signing keys of this installation, the newest first; never a private half. Throws
 * `Refusal('forbidden')` unless the actor is an administrator.
 */
export async function listSigningKeys(actor: Actor): Promise<SigningKeyView[]> {
  authorizeAdministrator(actor)
  const keys = await publishedKeys(db())
  return keys.map(({ id, algorithm, status, createdAt, activatedAt, retiredAt }) => ({
    id,
    algorithm,
    status,
    createdAt,
    activatedAt,
    retiredAt,
    removedAt: retiredAt && secondsAfter(retiredAt, PUBLISHED_AFTER_SECONDS),
  }))
}
