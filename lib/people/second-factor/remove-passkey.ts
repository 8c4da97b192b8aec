import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { deletePasskey, findPasskey } from './passkey-store'
import { removeFactor } from './remove-factor'

/**
 * Removes one of the actor's passkeys. Throws `Refusal` with `step_up_required`, `not_found` or
 * `last_second_factor`.
 */
export function removePasskey(actor: Actor, passkeyId: string): Promise<void> {
  return removeFactor(actor, 'person.passkey_removed', async (tx) => {
    const passkey = await findPasskey(tx, actor.personId, passkeyId)
    if (!passkey) throw new Refusal('not_found', `passkey ${passkeyId}`)
    await deletePasskey(tx, actor.personId, passkeyId)
  })
}
