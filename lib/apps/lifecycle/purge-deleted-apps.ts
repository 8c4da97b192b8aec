import { byKeyturn, recordEvent } from '@/lib/audit/record-event'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { RESTORABLE_DAYS } from '../app'
import { lockDeletedApps, purgeApps } from '../store'

/** Removes up to 100 apps that were deleted more than 7 days ago, for good. Answers how many. */
export function purgeDeletedApps(): Promise<number> {
  return inTransaction(async (tx) => {
    const apps = await lockDeletedApps(tx, secondsAfter(now(), -RESTORABLE_DAYS * DAY))
    if (apps.length === 0) return 0
    await purgeApps(
      tx,
      apps.map(({ id }) => id),
    )
    for (const { id, name, organizationId } of apps) {
      const keyturn = byKeyturn(organizationId)
      await recordEvent(tx, keyturn, 'app.purged', { target: { kind: 'app', id, name } })
    }
    return apps.length
  })
}
