import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { deleteGrant, lockOwnGrant } from './authorization-store'
import { isGrantId } from './grant'

/**
 * Takes back what the actor allowed an app. Every code, access token and refresh token of the grant
 * is dead at the commit, on every process: each looks for its grant and does not find it. JSON Web
 * Tokens are refused by introspection at once, and by whoever checks only their signature when they
 * expire. The trail of the actor's organization tells of it, and that of the app's when it is
 * another one. Refuses with `not_found`, also when the grant is somebody else's.
 */
export async function revokeGrant(actor: Actor, grantId: string): Promise<void> {
  if (!isGrantId(grantId)) throw new Refusal('not_found', 'not the id of a grant')
  await inTransaction(async (tx) => {
    const grant = await lockOwnGrant(tx, actor.personId, grantId)
    if (!grant) throw new Refusal('not_found', `grant ${grantId}`)
    await deleteGrant(tx, grant.digest)
    const told = {
      target: { kind: 'grant', id: grantId, name: grant.appName },
      detail: { appId: grant.appId },
    } as const
    for (const organizationId of new Set([actor.organizationId, grant.organizationId])) {
      await recordEvent(tx, { ...actor, organizationId }, 'grant.revoked', told)
    }
  })
}
