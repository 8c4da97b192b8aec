import { db } from '@/lib/db/client'
import { findPerson } from './store'

/** The claims of a person for an app with their consent; none if the person is gone. */
export async function findClaims(personId: string): Promise<{ name?: string; email?: string }> {
  const person = await findPerson(db(), personId)
  return person ? { name: person.name, email: person.email } : {}
}
