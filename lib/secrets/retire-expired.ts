import { byKeyturn, recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/client'
import { retireExpiredSecrets } from './ending-store'
import { knownBy, targetOf } from './named-in-audit'

async function retireAndRecord(tx: Tx, appId: string | null): Promise<number> {
  const expired = await retireExpiredSecrets(tx, appId, now())
  for (const secret of expired) {
    const { organizationId } = secret
    const keyturn = byKeyturn(organizationId)
    await recordEvent(tx, keyturn, 'secret.expired', {
      target: targetOf(secret),
      detail: knownBy(secret),
    })
  }
  return expired.length
}

/** Frees the slots of this app's expired secrets. The caller holds the app's lock. */
export async function retireExpired(tx: Tx, appId: string): Promise<void> {
  await retireAndRecord(tx, appId)
}

/**
 * Retires up to 500 expired secrets of the whole installation. Answers how many. Nothing depends on
 * it: an expired secret does not authenticate, and its slot is freed when it is needed.
 */
export function sweepExpiredSecrets(): Promise<number> {
  return inTransaction((tx) => retireAndRecord(tx, null))
}
