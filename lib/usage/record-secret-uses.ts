import { byKeyturn, recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { knownBy, targetOf } from '@/lib/secrets/named-in-audit'
import type { PendingUses } from './note-secret-use'
import { writeSecretUses } from './secret-use-store'

/**
 * Writes the uses of these secrets, and the first use of each into the audit log: all of it, or nothing if
 * it throws.
 */
export async function recordSecretUses(uses: ReadonlyMap<string, PendingUses>): Promise<void> {
  if (uses.size === 0) return
  await inTransaction(async (tx) => {
    for (const { organizationId, address, ...secret } of await writeSecretUses(tx, uses)) {
      const keyturn = byKeyturn(organizationId)
      await recordEvent(tx, keyturn, 'secret.first_used', {
        target: targetOf(secret),
        detail: { ...knownBy(secret), address },
      })
    }
  })
}
