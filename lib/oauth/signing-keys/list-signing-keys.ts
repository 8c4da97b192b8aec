import type { Actor } from '@/lib/actor'
import { secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { runsInstallation } from '@/lib/people/organizations/authorize-installation'
import { publishedKeys } from './load-signing-keys'
import { PUBLISHED_AFTER_SECONDS, type SigningKeyView } from './signing-key'

/**
 * The signing keys of this installation, the newest first; never a private half; and whether the
 * actor may rotate them. Administrators of every organization and support may read them. Refuses developers with `not_found`.
 */
export async function listSigningKeys(
  actor: Actor,
): Promise<{ keys: SigningKeyView[]; mayRotate: boolean }> {
  if (actor.role === 'developer') throw new Refusal('not_found', `a ${actor.role}`)
  const found = await publishedKeys(db())
  const keys = found.map(({ id, algorithm, status, createdAt, activatedAt, retiredAt }) => ({
    id,
    algorithm,
    status,
    createdAt,
    activatedAt,
    retiredAt,
    removedAt: retiredAt && secondsAfter(retiredAt, PUBLISHED_AFTER_SECONDS),
  }))
  return { keys, mayRotate: await runsInstallation(actor) }
}
