import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { nameApps } from '@/lib/apps/name-apps'
import { db, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import type { AuditEventView } from '../events/audit-event'
import { isEventId } from './audit-query'
import { findEvent } from './store'

/**
 * One event by its id, with the name of its app. Developers see those of the apps that they see, as in an app's history.
 * Refuses with `not_found`.
 */
export async function findAuditEvent(
  actor: Actor,
  eventId: string,
): Promise<{ event: AuditEventView; appName: string | null }> {
  const event = isEventId(eventId) ? await findEvent(db(), actor.organizationId, eventId) : null
  if (!event) throw new Refusal('not_found', `event ${eventId.slice(0, 64)}`)
  if (actor.role === 'developer') {
    if (!event.appId || event.target.kind === 'grant') throw new Refusal('not_found', 'a developer')
    await authorizeApp(db(), actor, event.appId, 'read')
  }
  const names = await nameApps(db(), actor.organizationId, event.appId ? [event.appId] : [])
  return { event, appName: event.appId && (names.get(event.appId) ?? event.appId) }
}

/** An event of this organization, for work without an actor; null if it is no longer kept. */
export function findKeptEvent(
  tx: Tx,
  organizationId: string,
  eventId: string,
): Promise<AuditEventView | null> {
  return findEvent(tx, organizationId, eventId)
}
