import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { deleteScimToken, findScimTokens } from './token-store'

/**
 * Ends a token at once. The people whom the directory added stay. Refuses with `forbidden`,
 * `step_up_required` and `not_found`.
 */
export async function revokeScimToken(actor: Actor, id: string): Promise<void> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  await inTransaction(async (tx) => {
    const tokens = await findScimTokens(tx, actor.organizationId)
    const token = tokens.find((one) => one.id === id)
    if (!token) throw new Refusal('not_found', `no token ${id}`)
    await deleteScimToken(tx, actor.organizationId, id)
    await recordEvent(tx, actor, 'scim_token.revoked', {
      target: { kind: 'scim_token', id, name: token.name },
    })
  })
}
