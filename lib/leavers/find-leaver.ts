import type { Actor } from '@/lib/actor'
import { db, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findPeople } from '@/lib/people/find-people'
import { findStanding } from '@/lib/people/find-standing'
import type { Leaver } from './leaver'
import { findNameLeftBehind } from './store'

/**
 * A person of the actor's organization, or one who was: whom an app or a secret of it still names.
 * Throws `Refusal('not_found')` unless the actor is an administrator, and for everybody else.
 */
export async function findLeaver(actor: Actor, personId: string, tx: Tx = db()): Promise<Leaver> {
  if (actor.role !== 'administrator') throw new Refusal('not_found', `a ${actor.role}`)
  const { standing, leftAt } = await findStanding(tx, actor.organizationId, personId)
  if (standing === 'gone') {
    const name = await findNameLeftBehind(tx, actor.organizationId, personId)
    if (name === null) throw new Refusal('not_found', `no member ${personId}`)
    return { id: personId, name, email: null, standing, leftAt }
  }
  const [person] = await findPeople(tx, [personId])
  if (!person) throw new Refusal('not_found', `no member ${personId}`)
  return { ...person, standing, leftAt }
}
