import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { nameCredentials } from './credential-names'
import * as store from './refused-store'
import type { StillRefused } from './usage'

/**
 * Which of these apps were refused in the last 24 hours though a secret's value was right, because
 * the secret or the app no longer works; by the app's id. Apps that the actor may not read are left
 * out. One query for the whole list.
 */
export async function findStillRefused(
  actor: Actor,
  appIds: readonly string[],
): Promise<Map<string, StillRefused>> {
  if (appIds.length === 0) return new Map()
  const at = now()
  const rows = await store.findStillRefused(db(), actor, { appIds, at })
  const named = await nameCredentials(rows, at)
  return new Map(named.map((one) => [one.appId, one]))
}
