import type { Actor } from '@/lib/actor'
import { type AppView, appStatus } from './app'
import { mayChangeApps } from './authorize-app'
import type { AppRecord } from './store'

/** The app's row as this actor's page shows it. */
export function viewApp(actor: Actor, record: AppRecord): AppView {
  const { ownerId: _, logo, members, ...app } = record
  return {
    ...app,
    status: appStatus(record),
    members: members.map((member) => member.person),
    logoUpdatedAt: logo?.updatedAt ?? null,
    mayChange: mayChangeApps(actor),
  }
}
