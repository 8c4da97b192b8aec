import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { removeFactor } from './remove-factor'
import { deleteTotp } from './store'

/**
 * Removes the actor's authenticator app. Throws `Refusal` with `step_up_required`, `not_found` or
 * `last_second_factor`.
 */
export function removeTotp(actor: Actor): Promise<void> {
  return removeFactor(actor, 'person.authenticator_removed', async (tx) => {
    if (!(await deleteTotp(tx, actor.personId))) throw new Refusal('not_found', 'no authenticator')
  })
}
