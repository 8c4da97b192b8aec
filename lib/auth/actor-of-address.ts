import { redirect } from 'next/navigation'
import type { Actor } from '@/lib/actor'
import { inOrganization } from '@/lib/organizations/organization-address'
import { listMyOrganizations } from '@/lib/people/list-my-organizations'
import type { MyOrganization } from '@/lib/people/person'
import { severalOrganizations, signedInActor } from './current-actor'
import { isWholePage, namedOrganization, pathOfRequest } from './named-organization'

/**
 * For pages of the portal: the same as `signedInActor`. The address of a person of several organizations
 * names one, so that it can be shared, and so that two tabs in two organizations never mix: an address
 * without one leads to itself in the last one. Where Next's router came to it, the browser mends it.
 */
export async function actorOfAddress(): Promise<Actor> {
  const actor = await signedInActor()
  const path = await pathOfRequest()
  if (path === null || (await namedOrganization()) !== null || !(await isWholePage())) return actor
  if ((await severalOrganizations()).length > 0)
    redirect(inOrganization(path, actor.organizationId))
  return actor
}

/** The organizations among which the actor can switch; none of a person of one. */
export async function organizationsOf(actor: Actor): Promise<MyOrganization[]> {
  const ids = await severalOrganizations()
  return ids.length > 0 ? listMyOrganizations(actor, ids) : []
}
