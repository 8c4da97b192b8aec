import type { Actor } from '@/lib/actor'
import { listMyOrganizations } from '@/lib/people/list-my-organizations'
import type { MyOrganization } from '@/lib/people/person'
import { severalOrganizations } from './current-actor'

/** The organizations among which the actor can switch; none of a person of one. */
export async function organizationsOf(actor: Actor): Promise<MyOrganization[]> {
  const ids = await severalOrganizations()
  return ids.length > 0 ? listMyOrganizations(actor, ids) : []
}
