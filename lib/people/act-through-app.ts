import type { Actor, Origin } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { findPerson } from './store'

/** Whoever acts through an app is not there to prove anything: what asks for a proof stays closed. */
const NEVER = new Date(0)

/**
 * The person in whose name an app reads, with the role they have at this moment; null when they are
 * gone, disabled or in no organization. That they have agreed to it was checked before.
 */
export async function actThroughApp(personId: string, origin: Origin): Promise<Actor | null> {
  const person = await findPerson(db(), personId)
  const membership = person?.memberships[0]
  if (!person || !membership || person.disabledAt) return null
  const { organizationId, role } = membership
  return { personId, personName: person.name, organizationId, role, provenAt: NEVER, origin }
}
