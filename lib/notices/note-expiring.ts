import { byKeyturn, recordEvent, recordEvents } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { groupedBy } from '@/lib/grouped-by'
import { knownBy, targetOf } from '@/lib/secrets/named-in-audit'
import { takeExpiringProviderSecrets, takeExpiringSecrets } from './expiring-store'

/**
 * Records of up to 1,000 secrets that they have reached a step of their end, 90, 60, 30, 14, 7 or 1 days
 * before it. Answers how many. Several processes may do it at once: each step is recorded once.
 */
export function noteExpiringSecrets(): Promise<number> {
  return inTransaction(async (tx) => {
    const reached = await takeExpiringSecrets(tx, now())
    for (const [organizationId, secrets] of groupedBy(reached, (one) => one.organizationId)) {
      const keyturn = byKeyturn(organizationId)
      await recordEvents(
        tx,
        keyturn,
        'secret.expiring',
        secrets.map((secret) => ({
          target: targetOf(secret),
          detail: {
            ...knownBy(secret),
            expiresAt: secret.endsAt.toISOString(),
            days: secret.days,
          },
        })),
      )
    }
    return reached.length
  })
}

/** Records the same of the client secrets of providers, and that they have ended. */
export function noteExpiringProviderSecrets(): Promise<number> {
  return inTransaction(async (tx) => {
    const reached = await takeExpiringProviderSecrets(tx, now())
    for (const { organizationId, id, name, endsAt, days } of reached) {
      const keyturn = byKeyturn(organizationId)
      await recordEvent(tx, keyturn, 'provider.secret_expiring', {
        target: { kind: 'provider', id, name },
        detail: { endsAt: endsAt.toISOString(), days },
      })
    }
    return reached.length
  })
}
