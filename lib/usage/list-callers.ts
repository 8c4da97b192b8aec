import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { findCallers } from './caller-store'
import { nameCredentials } from './credential-names'
import { CALLERS_LISTED_MAX, type Callers } from './usage'

/**
 * Who used the app's credentials, or this one, since then; the newest first, at most
 * `CALLERS_LISTED_MAX`, and a second late. `uses` counts from `firstAt` on. Refuses with `not_found`.
 */
export async function listCallers(
  actor: Actor,
  appId: string,
  which: { credentialId?: string; since?: Date } = {},
): Promise<Callers> {
  await authorizeApp(db(), actor, appId, 'read')
  return callersOf(appId, which)
}

/** The same for somebody who has been let read the app. */
export async function callersOf(
  appId: string,
  which: { credentialId?: string | undefined; since?: Date },
): Promise<Callers> {
  const { callers, total } = await findCallers(db(), appId, { ...which, take: CALLERS_LISTED_MAX })
  const named = await nameCredentials(callers, now())
  return {
    callers: named.flatMap(({ credential, ...caller }) =>
      credential ? [{ credential, ...caller }] : [],
    ),
    more: total - callers.length,
  }
}
