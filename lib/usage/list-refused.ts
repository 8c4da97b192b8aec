import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { nameCredentials } from './credential-names'
import { findRefused } from './refused-store'
import { REFUSED_LISTED_MAX, type RefusedAttempts } from './usage'

/**
 * What was refused to the app, or of one of its credentials, since then, by credential, cause and
 * address; the newest first, at most `REFUSED_LISTED_MAX`, and a second late. The first hour counts
 * as a whole. Refuses with `not_found`.
 */
export async function listRefused(
  actor: Actor,
  appId: string,
  which: { credentialId?: string; since: Date },
): Promise<RefusedAttempts[]> {
  await authorizeApp(db(), actor, appId, 'read')
  const rows = await findRefused(db(), appId, { ...which, take: REFUSED_LISTED_MAX })
  return nameCredentials(rows, now())
}
