import type { Actor } from '@/lib/actor'
import { db, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import type { DirectoryUser, UserFilter } from './directory-user'
import { countUsers, findUsers } from './user-store'

/** One member whom the directory sees. Refuses with `forbidden` and `not_found`. */
export async function findUser(tx: Tx, actor: Actor, personId: string): Promise<DirectoryUser> {
  authorizeAdministrator(actor)
  const page = { filter: { id: personId }, skip: 0, take: 1 }
  const [user] = await findUsers(tx, actor.organizationId, page)
  if (!user) throw new Refusal('not_found', `no user ${personId.slice(0, 64)}`)
  return user
}

/** The members whom the directory sees and who match, and how many there are in all. Refuses with `forbidden`. */
export async function listUsers(
  actor: Actor,
  page: { filter: UserFilter; skip: number; take: number },
): Promise<{ users: DirectoryUser[]; total: number }> {
  authorizeAdministrator(actor)
  const { organizationId } = actor
  const users = page.take > 0 ? await findUsers(db(), organizationId, page) : []
  return { users, total: await countUsers(db(), organizationId, page.filter) }
}
