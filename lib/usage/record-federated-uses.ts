import { byKeyturn, recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { writeFederatedUses } from './federated-use-store'
import type { KeyUse } from './note-key-use'

/**
 * Writes the last uses of these federated credentials, and the first use of each into the audit log:
 * all of it, or nothing if it throws.
 */
export async function recordFederatedUses(uses: readonly KeyUse[]): Promise<void> {
  if (uses.length === 0) return
  await inTransaction(async (tx) => {
    for (const { organizationId, appId, appName, ...first } of await writeFederatedUses(tx, uses)) {
      const { id: credentialId, name, issuer, subject, address } = first
      const keyturn = byKeyturn(organizationId)
      await recordEvent(tx, keyturn, 'app.federation_first_used', {
        target: { kind: 'app', id: appId, name: appName },
        detail: { credentialId, name, issuer, subject, address },
      })
    }
  })
}
