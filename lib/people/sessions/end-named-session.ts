import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { deviceInWords } from '../device'
import { noteSessionsEnded } from '../ended-sessions'
import { deleteNamedSession } from './ending-store'

type Named = { id: string; target: { kind: 'person'; id: string; name: string } }

/**
 * Ends the session of this person with this public id, and records who did it. Throws
 * `Refusal('not_found')` if the person has none.
 */
export async function endNamedSession(tx: Tx, actor: Actor, { id, target }: Named): Promise<void> {
  const ended = await deleteNamedSession(tx, target.id, id)
  if (!ended) throw new Refusal('not_found', `session ${id}`)
  noteSessionsEnded(tx, target.id)
  await recordEvent(tx, actor, 'person.session_ended', {
    target,
    detail: { device: deviceInWords(ended.userAgent) },
  })
}
