import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeOwnAccount } from '../authorize-own-account'
import type { PasskeyNameInput } from './passkey-input'
import { updatePasskeyName } from './passkey-store'

/**
 * Gives one of the actor's passkeys another name. Throws `Refusal` with `invalid_input` or
 * `not_found`.
 */
export async function renamePasskey(
  actor: Actor,
  passkeyId: string,
  { name }: PasskeyNameInput,
): Promise<void> {
  const { personId, personName } = actor
  await inTransaction(async (tx) => {
    await authorizeOwnAccount(tx, actor)
    if (!(await updatePasskeyName(tx, { id: passkeyId, personId, name }))) {
      throw new Refusal('not_found', `passkey ${passkeyId}`)
    }
    await recordEvent(tx, actor, 'person.passkey_renamed', {
      target: { kind: 'person', id: personId, name: personName },
      detail: { name },
    })
  })
}
