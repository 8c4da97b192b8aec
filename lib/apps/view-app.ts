import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { findPeople } from '@/lib/people/find-people'
import { type AppView, appStatus } from './app'
import { mayChangeApps } from './authorize-app'
import { type AppRecord, findLogoTime } from './store'
import type { AppWithPeople } from './view-store'

/** The app as this actor's page shows it, with the people around it. */
export async function viewApp(tx: Tx, actor: Actor, record: AppRecord): Promise<AppView> {
  const { ownerId, members } = record
  const people = await findPeople(tx, [ownerId, ...members.map(({ personId }) => personId)])
  return viewOf(actor, { record, people, logoUpdatedAt: await findLogoTime(tx, record.id) })
}

/** The same of what was read together. */
export function viewOf(actor: Actor, { record, people, logoUpdatedAt }: AppWithPeople): AppView {
  const { ownerId, members: _, ...app } = record
  const owner = people.find(({ id }) => id === ownerId)
  if (!owner) throw new Error(`lib/apps: ${app.id} has no owner`)
  return {
    ...app,
    status: appStatus(record),
    owner,
    members: people.filter((person) => person !== owner),
    logoUpdatedAt,
    mayChange: mayChangeApps(actor),
    mayVerify: actor.role === 'administrator',
  }
}
