import type { Actor } from '@/lib/actor'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { organizationsClosedTo } from '@/lib/people/authorize-own-account'
import { deleteGrant, lockOwnGrant } from './authorization-store'
import { isGrantId } from './grant'
import { recordGrantEvent } from './record-grant-event'

/**
 * Takes back what the actor allowed an app. At the commit, every code, access token and refresh
 * token of the grant ends in every process, because a look-up of the token no longer finds the
 * grant. For JWTs: introspection refuses them at once; an API that checks only the signature
 * accepts them until they expire. Recorded in the audit log of the actor's organization, and in
 * that of the app's if it is another one. Refuses with `not_found`, also when the grant is somebody
 * else's, or the session stays in another organization.
 */
export async function revokeGrant(actor: Actor, grantId: string): Promise<void> {
  if (!isGrantId(grantId)) throw new Refusal('not_found', 'not the id of a grant')
  await inTransaction(async (tx) => {
    const grant = await lockOwnGrant(tx, actor.personId, grantId)
    const closed = await organizationsClosedTo(tx, actor)
    if (!grant || closed.includes(grant.organizationId)) {
      throw new Refusal('not_found', `grant ${grantId}`)
    }
    await deleteGrant(tx, grant.digest)
    const { appId, appName: name, organizationId: appOrganizationId } = grant
    const event = { target: { kind: 'grant', id: grantId, name } as const, detail: { appId } }
    await recordGrantEvent(tx, actor, 'grant.revoked', { appOrganizationId, event })
  })
}
