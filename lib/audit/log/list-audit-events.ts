import type { Actor } from '@/lib/actor'
import { nameApps } from '@/lib/apps/name-apps'
import { db } from '@/lib/db/client'
import type { AuditEventView } from '../events/audit-event'
import type { AuditQuery } from './audit-query'
import { authorizeReader } from './authorize-reader'
import { narrow } from './narrow'
import { findEvents, type Narrowed } from './store'

/** The cursors of the pages beside this one; null where there is none. */
export type AuditPage = {
  events: AuditEventView[]
  newer: string | null
  older: string | null
  /** The names of the apps that the events are about, as they are now. */
  appNames: ReadonlyMap<string, string>
}

export const EVENTS_PER_PAGE = 50

/**
 * One page of the audit log of the actor's organization, the latest event first; it holds `size`
 * events. Refuses with `not_found` unless the actor is an administrator or support.
 */
export async function listAuditEvents(
  actor: Actor,
  query: AuditQuery,
  size = EVENTS_PER_PAGE,
): Promise<AuditPage> {
  authorizeReader(actor)
  return pageOf(actor, { ...query, size }, await narrow(actor, query))
}

type Place = Pick<AuditQuery, 'before' | 'after'> & { size?: number }

/** The page that the cursor of the query names. The caller has decided that it may be seen. */
export async function pageOf(
  actor: Actor,
  { before, after, size = EVENTS_PER_PAGE }: Place,
  narrowed: Narrowed,
): Promise<AuditPage> {
  const place = { limit: size + 1, ...(after ? { after } : { before }) }
  const found = await findEvents(db(), actor.organizationId, { narrowed, place })
  const more = found.length > size
  const events = found.slice(0, size)
  if (after) events.reverse()
  const [first, last] = [events[0]?.id ?? null, events.at(-1)?.id ?? null]
  const appIds = events.flatMap(({ appId }) => appId ?? [])
  return {
    events,
    appNames: await nameApps(db(), actor.organizationId, appIds),
    newer: after ? (more ? first : null) : before ? first : null,
    older: after || more ? last : null,
  }
}
