import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { isActive, SECRETS_LISTED_MAX, type SecretView } from './secret'
import { findSecrets } from './store'
import { viewSecret } from './view-secret'

/**
 * The secrets of the app, at most `SECRETS_LISTED_MAX`: the active ones first, the newest first
 * among each. Refuses with `not_found`. Support may read this: nothing in it opens anything.
 */
export async function listSecrets(actor: Actor, appId: string): Promise<SecretView[]> {
  await authorizeApp(db(), actor, appId, 'read')
  const at = now()
  const records = await findSecrets(db(), appId, SECRETS_LISTED_MAX)
  return records
    .map((record) => viewSecret(record, at))
    .toSorted(
      (a, b) =>
        Number(isActive(b, at)) - Number(isActive(a, at)) ||
        b.createdAt.getTime() - a.createdAt.getTime(),
    )
}
