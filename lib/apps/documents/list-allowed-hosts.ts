import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findNames } from '@/lib/people/find-people'
import type { AllowedHost } from './allowed-host'
import { findHosts } from './allowed-host-store'

/** The hosts that the actor's organization allows, by name. Refuses developers with `not_found`. */
export async function listAllowedHosts(actor: Actor): Promise<AllowedHost[]> {
  if (actor.role === 'developer') throw new Refusal('not_found', `a ${actor.role}`)
  const hosts = await findHosts(db(), actor.organizationId)
  const names = await findNames(
    db(),
    hosts.map(({ personId }) => personId),
  )
  return hosts.map(({ host, createdAt, personId }) => ({
    host,
    createdAt,
    allowedByName: names.get(personId) ?? null,
  }))
}
