import { db } from '@/lib/db/client'
import { findPerson } from './store'

/** What apps may learn of a person who allows it; nothing of somebody who is gone. */
export async function findClaims(personId: string): Promise<{ name?: string; email?: string }> {
  const person = await findPerson(db(), personId)
  return person ? { name: person.name, email: person.email } : {}
}
