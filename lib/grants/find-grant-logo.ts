import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { organizationsClosedTo } from '@/lib/people/authorize-own-account'
import { findLogoOfGrant } from './authorization-store'
import { isGrantId } from './grant'

/**
 * The logo (a PNG that we encoded) of an app that the actor has authorized; the actor may not be
 * allowed to see the app itself. Refuses with `not_found`, also when the app has no logo.
 */
export async function findGrantLogo(actor: Actor, grantId: string): Promise<Uint8Array> {
  const closed = await organizationsClosedTo(db(), actor)
  const whose = { personId: actor.personId, closed }
  const png = isGrantId(grantId) && (await findLogoOfGrant(db(), grantId, whose))
  if (!png) throw new Refusal('not_found', `logo of grant ${grantId}`)
  return png
}
