import type { Tx } from '@/lib/db/client'

/** How many apps of the organization have registered themselves without a token. */
export function countOpenApps(tx: Tx, organizationId: string): Promise<number> {
  return tx.app.count({ where: { organizationId, source: 'open', deletedAt: null } })
}

/**
 * Locks up to 100 apps that have registered themselves without a token before `before`, and that
 * nobody allows anything; without those that have waited for approval since `askedAfter`. Skips those that another process has locked.
 */
export async function lockUnusedOpenApps(
  tx: Tx,
  { before, askedAfter }: { before: Date; askedAfter: Date },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM app
    WHERE source = 'open' AND created_at <= ${before}::timestamptz
      AND NOT EXISTS (SELECT FROM approval WHERE app_id = app.id AND state = 'waiting'
        AND asked_at > ${askedAfter}::timestamptz)
      AND NOT EXISTS (SELECT FROM app_grant WHERE app_grant.app_id = app.id)
    LIMIT 100
    FOR UPDATE SKIP LOCKED`
  return rows.map(({ id }) => id)
}
