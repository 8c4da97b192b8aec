import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import type { AdmittedHost } from './admitted-host'
import { findHosts } from './admitted-host-store'
import { findNames } from './store'

/** The hosts that the actor's organization admits, by name. Refuses developers with `not_found`. */
export async function listAdmittedHosts(actor: Actor): Promise<AdmittedHost[]> {
  if (actor.role === 'developer') throw new Refusal('not_found', `a ${actor.role}`)
  const hosts = await findHosts(db(), actor.organizationId)
  const names = await findNames(
    db(),
    hosts.map(({ personId }) => personId),
  )
  return hosts.map(({ host, createdAt, personId }) => ({
    host,
    createdAt,
    admittedByName: names.get(personId) ?? null,
  }))
}
