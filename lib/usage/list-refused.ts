import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { nameCredentials } from './credential-names'
import { findRefused, type WhichRefused } from './refused-store'
import { REFUSED_LISTED_MAX, type RefusedAttempts } from './usage'

/**
 * What was refused to the app since then, by credential, cause and address; the newest first, at
 * most `REFUSED_LISTED_MAX`, and a second late. Hours are counted: one that goes on beyond `since` or
 * `until` counts as a whole. Refuses with `not_found`.
 */
export async function listRefused(
  actor: Actor,
  appId: string,
  which: WhichRefused,
): Promise<RefusedAttempts[]> {
  await authorizeApp(db(), actor, appId, 'read')
  const rows = await findRefused(db(), appId, { ...which, take: REFUSED_LISTED_MAX })
  return nameCredentials(rows, now())
}
