import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { DryRun } from './violation'

type Person = DryRun['people'][number]
type Wanted = { organizationId: string; take: number }

/** Enabled members of an organization who break something, the first of them by name. */
async function findMembers(
  tx: Tx,
  { organizationId, take }: Wanted,
  where: Prisma.Sql,
): Promise<{ total: number; oldest: Date | null; people: Person[] }> {
  const rows = await tx.$queryRaw<(Person & { total: number; oldest: Date })[]>`
    SELECT person.id, person.name, member.created_at AS since, count(*) OVER ()::int AS total,
      min(member.created_at) OVER () AS oldest,
      (SELECT max(last_seen_at) FROM person_session s WHERE s.person_id = person.id) AS "lastUsedAt"
    FROM membership member JOIN person ON person.id = member.person_id
    WHERE member.organization_id = ${organizationId} AND member.disabled_at IS NULL AND ${where}
    ORDER BY lower(person.name), person.id LIMIT ${take}`
  const [first] = rows
  return {
    total: first?.total ?? 0,
    oldest: first?.oldest ?? null,
    people: rows.map(({ total: _, oldest: __, ...person }) => person),
  }
}

/** Those who have no second factor. */
export function findWithoutFactor(tx: Tx, wanted: Wanted) {
  return findMembers(
    tx,
    wanted,
    Prisma.sql`NOT EXISTS (SELECT FROM totp_factor t
        WHERE t.person_id = person.id AND t.confirmed_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM passkey p WHERE p.person_id = person.id)`,
  )
}

/** Those with a session in which they have last proven who they are between these moments. */
export function findProvenBetween(tx: Tx, wanted: Wanted, [from, to]: readonly [Date, Date]) {
  return findMembers(
    tx,
    wanted,
    Prisma.sql`EXISTS (SELECT FROM person_session s WHERE s.person_id = person.id
      AND NOT s.awaits_second_factor AND s.proven_at >= ${from}::timestamptz
      AND s.proven_at < ${to}::timestamptz)`,
  )
}

/** How many enabled members have let in an app, whichever organization it is of. */
export async function countLettingIn(
  tx: Tx,
  { organizationId, at }: { organizationId: string; at: Date },
): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM membership member
    WHERE member.organization_id = ${organizationId} AND member.disabled_at IS NULL
      AND EXISTS (SELECT FROM app_grant g JOIN app ON app.id = g.app_id AND app.deleted_at IS NULL
        WHERE g.person_id = member.person_id AND (g.expires_at IS NULL OR g.expires_at > ${at}::timestamptz))`
  return row?.total ?? 0
}
