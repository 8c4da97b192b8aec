import { byKeyturn, recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { knownBy, targetOf } from './named-in-audit'
import { endPlanned } from './planned-end-store'

/**
 * Ends up to 500 secrets of the whole installation whose planned end is due, and records each.
 * Answers how many. Several processes may do it at once.
 */
export function endPlannedSecrets(): Promise<number> {
  return inTransaction(async (tx) => {
    const ended = await endPlanned(tx, now())
    for (const secret of ended) {
      const { organizationId, plannedByName, lastUsedAt } = secret
      const keyturn = byKeyturn(organizationId)
      await recordEvent(tx, keyturn, 'secret.revoked', {
        target: targetOf(secret),
        detail: {
          ...knownBy(secret),
          lastUsedAt: lastUsedAt?.toISOString() ?? null,
          reason: 'planned',
          tokensEnded: false,
          plannedBy: plannedByName,
        },
      })
    }
    return ended.length
  })
}
