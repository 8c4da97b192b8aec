import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { authorizeMember } from '@/lib/people/authorize-administrator'
import { disablePerson } from '@/lib/people/disable-person'
import { enablePerson } from '@/lib/people/enable-person'
import { renamePerson } from '@/lib/people/rename-person'
import type { UserInput } from './directory-input'
import type { DirectoryUser } from './directory-user'
import { findUser } from './find-user'
import { findUsers, isNameTaken, isWritten, putUser } from './user-store'

const NAMES = ['userName', 'externalId', 'givenName', 'familyName'] as const

/**
 * Writes what the directory says of a member from now on, who is one of its own then, even if nothing is new; `active` disables and enables them in this
 * organization alone. Refuses with `forbidden`, `not_found`, `user_exists` when another member has the
 * name, and `last_administrator`.
 */
export async function changeUser(
  actor: Actor,
  personId: string,
  input: UserInput,
): Promise<DirectoryUser> {
  const { organizationId } = actor
  const { userName, externalId, givenName, familyName, name, active } = input
  await inTransaction(async (tx) => {
    await lockOrganization(tx, organizationId)
    const { target } = await authorizeMember(tx, actor, personId)
    if (await isNameTaken(tx, organizationId, { userName, personId })) {
      throw new Refusal('user_exists', userName)
    }
    const page = { filter: { id: personId }, skip: 0, take: 1 }
    const [before] = await findUsers(tx, organizationId, page)
    const names = { userName, externalId, givenName, familyName }
    const changed: string[] = NAMES.filter((field) => before?.[field] !== names[field])
    if (await renamePerson(tx, actor, { personId, name })) changed.push('name')
    if (changed.length === 0 && before && (await isWritten(tx, organizationId, personId))) return
    await putUser(tx, { organizationId, personId, ...names, changedAt: now(), removedAt: null })
    if (changed.length === 0) return
    await recordEvent(tx, actor, 'person.directory_changed', {
      target: { ...target, name },
      detail: { changed: changed.join(', ') },
    })
  })
  if (active) await enablePerson(actor, personId)
  else await disablePerson(actor, personId)
  return findUser(db(), actor, personId)
}
