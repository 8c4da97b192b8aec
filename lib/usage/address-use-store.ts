import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { AddressUse } from './networks'
import type { Unnamed } from './usage'

type Since = { credentialId: string | undefined; since: Date }

/**
 * From which addresses the credentials of an app, or one of them, came since the hour of then; the latest
 * first. Each credential has at most `CALLERS_KEPT` callers.
 */
export function findAddressUses(
  tx: Tx,
  appId: string,
  { credentialId, since }: Since,
): Promise<Unnamed<AddressUse>[]> {
  return tx.$queryRaw`
    SELECT c.credential_id AS "credentialId", c.address, max(c.last_at) AS "lastAt",
      sum(h.uses)::float8 AS uses
    FROM caller c
    JOIN caller_hour h ON h.caller_digest = c.digest
      AND h.hour >= date_trunc('hour', ${since}::timestamptz)
    WHERE c.app_id = ${appId} AND c.last_at >= ${since}::timestamptz
      ${credentialId === undefined ? Prisma.empty : Prisma.sql`AND c.credential_id = ${credentialId}`}
    GROUP BY c.credential_id, c.address
    ORDER BY max(c.last_at) DESC, c.credential_id, c.address`
}
