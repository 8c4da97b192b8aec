import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { Caller, Unnamed } from './usage'

/** A caller's row, without its digest. */
export type CallerRow = Unnamed<Caller>

type Which = { credentialId?: string | undefined; since?: Date | undefined }

/** The callers of an app, or of one of its credentials, that came since then; the newest first. */
export async function findCallers(
  tx: Tx,
  appId: string,
  { credentialId, since, take }: Which & { take: number },
): Promise<{ callers: CallerRow[]; total: number }> {
  const rows = await tx.$queryRaw<(CallerRow & { total: number })[]>`
    SELECT credential_id AS "credentialId", address, user_agent AS "userAgent",
      grant_type AS "grantType", first_at AS "firstAt", last_at AS "lastAt", uses::float8 AS uses,
      count(*) OVER ()::int AS total
    FROM caller
    WHERE app_id = ${appId}
      ${credentialId === undefined ? Prisma.empty : Prisma.sql`AND credential_id = ${credentialId}`}
      ${since ? Prisma.sql`AND last_at >= ${since}::timestamptz` : Prisma.empty}
    ORDER BY last_at DESC, digest LIMIT ${take}`
  const callers = rows.map(({ total: _, ...row }) => row)
  return { callers, total: rows[0]?.total ?? 0 }
}
