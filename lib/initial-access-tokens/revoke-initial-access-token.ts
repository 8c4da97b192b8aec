import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { deleteInitialAccessToken } from './store'

/**
 * Ends a token at once. The apps that were registered with it stay. Refuses with `forbidden`,
 * `not_found`, and `step_up_required`.
 */
export async function revokeInitialAccessToken(actor: Actor, id: string): Promise<void> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  await inTransaction(async (tx) => {
    const name = await deleteInitialAccessToken(tx, actor.organizationId, id)
    if (name === null) throw new Refusal('not_found', `initial access token ${id}`)
    await recordEvent(tx, actor, 'initial_access_token.revoked', {
      target: { kind: 'initial_access_token', id, name },
    })
  })
}
