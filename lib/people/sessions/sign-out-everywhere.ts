import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { authorizeOwnAccount } from '../authorize-own-account'
import { endAllSessions } from '../end-all-sessions'

/** Ends all of the actor's sessions at once, this one included. Refuses as `authorizeOwnAccount` does. */
export async function signOutEverywhere(actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    await authorizeOwnAccount(tx, actor)
    await endAllSessions(tx, actor.personId)
    await recordEvent(tx, actor, 'person.signed_out_everywhere', {
      target: { kind: 'person', id: actor.personId, name: actor.personName },
    })
  })
}
