import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findLogoOfGrant } from './authorization-store'
import { isGrantId } from './grant'

/**
 * The logo of an app that the actor has let in, a PNG that we encoded; the app itself may be out of
 * their sight. Refuses with `not_found`, also when there is none.
 */
export async function findGrantLogo(actor: Actor, grantId: string): Promise<Uint8Array> {
  const png = isGrantId(grantId) && (await findLogoOfGrant(db(), actor.personId, grantId))
  if (!png) throw new Refusal('not_found', `logo of grant ${grantId}`)
  return png
}
