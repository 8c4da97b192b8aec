import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { TokenHour, Unnamed } from './usage'
import { visibleTo } from './visible-store'

type TokenHourRow = Unnamed<TokenHour>

/**
 * How often callers came to the apps of the organization in each hour, the newest hour first, in
 * one hour by caller. `after` goes on behind the last row of a page.
 */
export async function findTokenHours(
  tx: Tx,
  actor: Actor,
  wanted: {
    apps: readonly string[] | null
    from: Date
    to: Date
    after: { hour: Date; caller: Buffer } | null
    take: number
  },
): Promise<{ digest: Uint8Array; row: TokenHourRow }[]> {
  const { apps, from, to, after, take } = wanted
  const behind = after
    ? Prisma.sql`AND (h.hour < ${after.hour}::timestamptz
        OR (h.hour = ${after.hour}::timestamptz AND h.caller_digest > ${after.caller}))`
    : Prisma.empty
  const rows = await tx.$queryRaw<(TokenHourRow & { digest: Uint8Array })[]>`
    SELECT h.hour, c.app_id AS "appId", app.name AS "appName", c.credential_id AS "credentialId",
      c.address, c.user_agent AS "userAgent", c.grant_type AS "grantType", h.uses::float8 AS uses,
      c.digest
    FROM caller_hour h
    JOIN caller c ON c.digest = h.caller_digest
    JOIN app ON app.id = c.app_id
    WHERE ${visibleTo(actor)}
      AND h.hour >= ${from}::timestamptz AND h.hour < ${to}::timestamptz ${behind}
      ${apps ? Prisma.sql`AND c.app_id = ANY(${[...apps]}::text[])` : Prisma.empty}
    ORDER BY h.hour DESC, h.caller_digest LIMIT ${take}`
  return rows.map(({ digest, ...row }) => ({ digest, row }))
}
