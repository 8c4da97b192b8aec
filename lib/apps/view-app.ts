import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { findPeople } from '@/lib/people/find-people'
import { type AppView, appStatus } from './app'
import { mayChangeApps } from './authorize-app'
import { type AppRecord, findLogoTime } from './store'

/** The app as this actor's page shows it, with the people around it. */
export async function viewApp(tx: Tx, actor: Actor, record: AppRecord): Promise<AppView> {
  const { ownerId, members, ...app } = record
  const people = await findPeople(tx, [ownerId, ...members.map(({ personId }) => personId)])
  const owner = people.find(({ id }) => id === ownerId)
  if (!owner) throw new Error(`lib/apps: ${app.id} has no owner`)
  return {
    ...app,
    status: appStatus(record),
    owner,
    members: people.filter((person) => person !== owner),
    logoUpdatedAt: await findLogoTime(tx, app.id),
    mayChange: mayChangeApps(actor),
    mayVerify: actor.role === 'administrator',
  }
}
