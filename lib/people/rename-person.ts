import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { authorizeMember } from './authorize-administrator'
import { updateNameOfOwn } from './directory-store'

/**
 * Gives a member another name, unless they are a member of another organization, too: what people are
 * called there is not for this one to say. Answers whether it was changed. Throws `Refusal` with
 * `forbidden` and `not_found`.
 */
export async function renamePerson(
  tx: Tx,
  actor: Actor,
  { personId, name }: { personId: string; name: string },
): Promise<boolean> {
  const { person } = await authorizeMember(tx, actor, personId)
  if (person.name === name) return false
  return updateNameOfOwn(tx, actor.organizationId, { personId, name })
}
