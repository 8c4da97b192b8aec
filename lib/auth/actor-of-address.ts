import { redirect } from 'next/navigation'
import type { Actor } from '@/lib/actor'
import { inOrganization } from '@/lib/organizations/organization-address'
import { listMyOrganizations } from '@/lib/people/list-my-organizations'
import type { MyOrganization } from '@/lib/people/person'
import { severalOrganizations, signedInActor } from './current-actor'
import { namedOrganization, pathOfRequest } from './named-organization'

/**
 * For pages of the portal: the same as `signedInActor`. The address of a person of several organizations
 * names one, so that it can be shared, and so that two tabs in two organizations never mix: an address
 * without one leads to itself in the last one.
 */
export async function actorOfAddress(): Promise<Actor> {
  const actor = await signedInActor()
  const several = (await severalOrganizations()).length > 0
  const path = await pathOfRequest()
  if (several && path !== null && (await namedOrganization()) === null) {
    redirect(inOrganization(path, actor.organizationId))
  }
  return actor
}

/** The organizations among which the actor can switch; none of a person of one. */
export async function organizationsOf(actor: Actor): Promise<MyOrganization[]> {
  const ids = await severalOrganizations()
  return ids.length > 0 ? listMyOrganizations(actor, ids) : []
}
