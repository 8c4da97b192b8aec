import type { Actor } from '@/lib/actor'
import { inTransaction } from '@/lib/db/client'
import { authorizeOwnAccount } from '../authorize-own-account'
import { endNamedSession } from './end-named-session'

/**
 * Ends one of the actor's own sessions, by its public id, and tells the apps. Throws
 * `Refusal('not_found')` for a session that is gone or somebody else's, and as `authorizeOwnAccount`
 * does.
 */
export async function endMySession(actor: Actor, id: string): Promise<void> {
  const { personId, personName } = actor
  await inTransaction(async (tx) => {
    await authorizeOwnAccount(tx, actor)
    await endNamedSession(tx, actor, {
      id,
      target: { kind: 'person', id: personId, name: personName },
    })
  })
}
