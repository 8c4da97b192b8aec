import { byKeyturn, recordEvent } from '@/lib/audit/record-event'
import { HOUR, now, secondsAfter } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { dayOf } from '@/lib/secrets/expiry'
import { knownBy, targetOf } from '@/lib/secrets/named-in-audit'
import { takeSentAfterEnd } from './dead-secret-store'

/** Whoever looks every few minutes misses nothing of so many hours. */
const LOOKED_BACK_HOURS = 3

/**
 * Records of up to 500 secrets that they came with the right value after their end, each once a day (UTC).
 * Answers how many.
 */
export function noteDeadSecrets(): Promise<number> {
  return inTransaction(async (tx) => {
    const at = now()
    const [since, day] = [secondsAfter(at, -LOOKED_BACK_HOURS * HOUR), dayOf(at)]
    const sent = await takeSentAfterEnd(tx, { since, day, at })
    for (const { organizationId, attempts, address, ...secret } of sent) {
      const keyturn = byKeyturn(organizationId)
      await recordEvent(tx, keyturn, 'secret.used_after_end', {
        target: targetOf(secret),
        detail: { ...knownBy(secret), attempts, address },
      })
    }
    return sent.length
  })
}
