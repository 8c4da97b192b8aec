import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { CALLERS_LISTED_MAX, type ValueRequests } from './usage'
import { findValueRequests } from './value-request-store'

/**
 * Who asks for the values of secrets, which are shown once: of this app, or (null) of every app that the
 * actor may read. The last one first, at most `CALLERS_LISTED_MAX`, and a second late.
 */
export function listValueRequests(actor: Actor, appId: string | null): Promise<ValueRequests[]> {
  return findValueRequests(db(), actor, { appId, take: CALLERS_LISTED_MAX })
}
