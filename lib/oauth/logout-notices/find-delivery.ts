import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { db } from '@/lib/db/client'
import type { LogoutDeliveryView } from './logout-notice'
import * as store from './store'

/**
 * How the notices of sign-outs to an app went; null for an app that hears of none. Refuses with
 * `not_found`.
 */
export async function findDelivery(
  actor: Actor,
  appId: string,
): Promise<LogoutDeliveryView | null> {
  const app = await authorizeApp(db(), actor, appId, 'read')
  if (!app.backchannelLogoutUri) return null
  const { delivery, waiting, nextAttemptAt } = await store.findDelivery(db(), appId)
  const { delivered = 0, abandoned = 0, lastDeliveredAt = null } = delivery ?? {}
  const { lastFailedAt = null, lastFailure = null } = delivery ?? {}
  const stillFails =
    lastFailedAt && lastFailure && !(lastDeliveredAt && lastDeliveredAt >= lastFailedAt)
  return {
    delivered,
    abandoned,
    lastDeliveredAt,
    failure: stillFails ? { at: lastFailedAt, reason: lastFailure } : null,
    waiting,
    nextAttemptAt,
  }
}
