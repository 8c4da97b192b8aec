import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { disablePerson } from '@/lib/people/disable-person'
import { addWithoutLink } from '@/lib/people/invitations/add-without-link'
import { changeUser } from './change-user'
import type { NewUserInput } from './directory-input'
import type { DirectoryUser } from './directory-user'
import { findUser } from './find-user'
import { findRemoved, isNameTaken, putUser } from './user-store'

/**
 * Adds somebody whom the directory has added (RFC 7644 §3.3). Who was removed by it comes back as who
 * they were. Refuses with `forbidden`, and with `user_exists` when a member has the name or the email.
 */
export async function provisionUser(actor: Actor, input: NewUserInput): Promise<DirectoryUser> {
  authorizeAdministrator(actor)
  const { organizationId } = actor
  const { email, ...said } = input
  const removed = await findRemoved(db(), organizationId, said.userName)
  if (removed) return changeUser(actor, removed, said)
  const personId = await inTransaction(async (tx) => {
    await lockOrganization(tx, organizationId)
    const { userName, externalId, givenName, familyName } = said
    if (await isNameTaken(tx, organizationId, { userName, personId: null })) {
      throw new Refusal('user_exists', userName)
    }
    const id = await addWithoutLink(tx, actor, { email, name: said.name }).catch(asUserExists)
    const names = { userName, externalId, givenName, familyName }
    await putUser(tx, { organizationId, personId: id, ...names, changedAt: now(), removedAt: null })
    return id
  })
  if (!said.active) await disablePerson(actor, personId)
  return findUser(db(), actor, personId)
}

function asUserExists(error: unknown): never {
  const isTaken = error instanceof Refusal && error.code === 'email_taken'
  throw isTaken ? new Refusal('user_exists', error.reason) : error
}
