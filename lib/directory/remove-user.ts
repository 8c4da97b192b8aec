import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { disablePerson } from '@/lib/people/disable-person'
import { findUser } from './find-user'
import { putUser } from './user-store'

/**
 * Removes somebody from what the directory sees (RFC 7644 §3.6): they are disabled in this organization.
 * The person stays, with what they own, and so does their place in other organizations. Refuses with
 * `forbidden`, `not_found` and `last_administrator`.
 */
export async function removeUser(actor: Actor, personId: string): Promise<void> {
  await findUser(db(), actor, personId)
  await disablePerson(actor, personId)
  await inTransaction(async (tx) => {
    const { userName, externalId, givenName, familyName } = await findUser(tx, actor, personId)
    const at = now()
    const { organizationId } = actor
    const names = { userName, externalId, givenName, familyName }
    await putUser(tx, { organizationId, personId, ...names, changedAt: at, removedAt: at })
  })
}
