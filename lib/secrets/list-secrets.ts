import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { isActive, SECRETS_LISTED_MAX, type SecretView } from './secret'
import { findSecrets } from './store'
import { viewSecret } from './view-secret'

/**
 * The secrets of the app, at most `SECRETS_LISTED_MAX`: active ones first, then by age, the newest
 * first. Refuses with `not_found`. Support may read the list, because it contains no value.
 */
export async function listSecrets(actor: Actor, appId: string): Promise<SecretView[]> {
  await authorizeApp(db(), actor, appId, 'read')
  const at = now()
  const records = await findSecrets(db(), appId, SECRETS_LISTED_MAX)
  return records
    .map((record) => viewSecret(record, at))
    .toSorted(
      (a, b) =>
        Number(isActive(b)) - Number(isActive(a)) || b.createdAt.getTime() - a.createdAt.getTime(),
    )
}
