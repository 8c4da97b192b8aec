import type { Tx } from '@/lib/db/client'
import type { UnknownAttempts } from './usage'

/** What named no app that there is, the newest first, at most `take`. */
export function findUnknownAttempts(tx: Tx, take: number): Promise<UnknownAttempts[]> {
  return tx.$queryRaw`
    SELECT hour, what, address, attempts::float8 AS attempts, first_at AS "firstAt",
      last_at AS "lastAt"
    FROM unknown_attempt ORDER BY hour DESC, last_at DESC, what, address LIMIT ${take}`
}
