import type { Actor } from '@/lib/actor'
import { findRequestingApps } from '@/lib/apis/permissions/find-requesting-apps'
import { requestPermissions } from '@/lib/apis/permissions/request-permissions'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { insertApps } from '../store'
import type { AppRegistration } from './registration'

/** An app with the id that another server gave it. */
export type MovedInApp = { id: string; ownerId: string; registration: AppRegistration }

/**
 * Registers apps of another server with the ids that they have there, in the actor's organization. Their
 * scopes are requested of their APIs. The caller has authorized the actor, knows that the ids are free,
 * and records the events.
 */
export async function moveInApps(tx: Tx, actor: Actor, apps: readonly MovedInApp[]): Promise<void> {
  const at = now()
  const { organizationId } = actor
  await insertApps(
    tx,
    apps.map(({ id, ownerId, registration }) => ({
      ...registration,
      id,
      ownerId,
      organizationId,
      source: 'moved_in' as const,
      createdAt: at,
      updatedAt: at,
    })),
  )
  // Most have no scope of an API here, and the others cost some statements each.
  const requesting = await findRequestingApps(
    tx,
    apps.map(({ id }) => id),
  )
  for (const { id, registration } of apps.filter((app) => requesting.has(app.id))) {
    const { name, scopes } = registration
    await requestPermissions(tx, actor, { app: { id, name }, scopes })
  }
}
