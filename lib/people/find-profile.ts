import type { Actor, Role } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findProfileRow } from './member-store'

/** A person's own profile. */
export type Profile = { name: string; email: string; role: Role; organizationName: string }

/**
 * The actor's own name, email and organization. Throws `Refusal('not_signed_in')` if the person is
 * gone.
 */
export async function findProfile(actor: Actor): Promise<Profile> {
  const found = await findProfileRow(db(), actor)
  if (!found) throw new Refusal('not_signed_in', 'the person is gone')
  const { name, email } = found.person
  return { name, email, role: actor.role, organizationName: found.organization.name }
}
