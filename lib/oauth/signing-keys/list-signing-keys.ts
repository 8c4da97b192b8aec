import type { Actor } from '@/lib/actor'
import { secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { publishedKeys } from './load-signing-keys'
import { PUBLISHED_AFTER_SECONDS, type SigningKeyView } from './signing-key'

/**
 * The signing keys of this installation, the newest first; never a private half. Support may read
 * them. Refuses developers with `not_found`.
 */
export async function listSigningKeys(actor: Actor): Promise<SigningKeyView[]> {
  if (actor.role === 'developer') throw new Refusal('not_found', `a ${actor.role}`)
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
