import type { Actor, Origin } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { findPerson } from './store'

/** An app cannot do step-up for the person, so use cases that need it stay closed. */
const NEVER = new Date(0)

/**
 * The person for whom an app reads, as an actor with their present role; null if the person is
 * gone, disabled or in no organization. The caller has checked that the person consented.
 */
export async function actThroughApp(personId: string, origin: Origin): Promise<Actor | null> {
  const person = await findPerson(db(), personId)
  const membership = person?.memberships[0]
  if (!person || !membership || person.disabledAt) return null
  const { organizationId, role } = membership
  return { personId, personName: person.name, organizationId, role, provenAt: NEVER, origin }
}
