import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { change } from '@/lib/db/statement'
import { placed } from './bounded-rows'
import type { RefusedSignIn } from './note-refused-sign-in'
import { narrowed, type RefusedFilter } from './refused-filter-store'
import type { Tallied } from './tally'
import { KEPT_OF, type RefusedSignIns } from './usage'

/** Of one organization and hour so many rows are kept. */
export const SIGN_IN_ROWS_KEPT = 500

const KEY = 'organization_id, hour, person_id, cause, address'

/**
 * An attempt counts in each organization in which the person is enabled; in all of theirs if they are
 * disabled everywhere. Nobody's attempts belong to none. Where the organization is given, only its own
 * members are named.
 */
const RECORD = {
  name: 'record-refused-sign-ins',
  text: `
    WITH sent AS (
      SELECT coalesce(nullif(q.organization_id, ''), m.organization_id, '') AS organization_id, q.hour,
        CASE WHEN m.organization_id IS NULL THEN '' ELSE q.person_id END AS person_id,
        q.cause, q.address, sum(q.attempts)::bigint AS attempts,
        min(q.first_at) AS first_at, max(q.last_at) AS last_at
      FROM unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::bigint[],
        $7::timestamptz[], $8::timestamptz[])
        AS q(organization_id, hour, person_id, cause, address, attempts, first_at, last_at)
      LEFT JOIN person ON person.id = q.person_id
      LEFT JOIN membership m ON m.person_id = person.id
        AND (m.disabled_at IS NULL OR person.disabled_at IS NOT NULL)
        AND q.organization_id IN ('', m.organization_id)
      GROUP BY 1, 2, 3, 4, 5),
    ${placed({
      from: 'sent',
      table: 'refused_sign_in',
      key: KEY,
      group: 'organization_id, hour',
      most: SIGN_IN_ROWS_KEPT,
    })}
    INSERT INTO refused_sign_in AS r (${KEY}, attempts, first_at, last_at)
    SELECT organization_id, hour, CASE WHEN fits THEN person_id ELSE '' END,
      CASE WHEN fits THEN cause ELSE 'others' END, CASE WHEN fits THEN address ELSE '' END,
      sum(attempts), min(first_at), max(last_at)
    FROM sent_placed GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
    ON CONFLICT (${KEY}) DO UPDATE SET attempts = r.attempts + excluded.attempts,
      first_at = least(r.first_at, excluded.first_at), last_at = greatest(r.last_at, excluded.last_at)`,
}

/** Writes the refused sign-ins: everything, or nothing if it throws. */
export async function recordRefusedSignIns(
  tallied: readonly Tallied<RefusedSignIn>[],
): Promise<void> {
  const whats = tallied.map(({ what }) => what)
  await change(RECORD, [
    whats.map(({ organizationId }) => organizationId),
    tallied.map(({ hour }) => new Date(hour).toISOString()),
    whats.map(({ personId }) => personId),
    whats.map(({ cause }) => cause.slice(0, KEPT_OF.cause)),
    whats.map(({ address }) => address.slice(0, KEPT_OF.address)),
    tallied.map(({ count }) => count),
    tallied.map(({ firstMs }) => new Date(firstMs).toISOString()),
    tallied.map(({ lastMs }) => new Date(lastMs).toISOString()),
  ])
}

/** Null narrows nothing; an empty list matches nothing. */
export type RefusedOfPeople = RefusedFilter & { people: readonly string[] | null }

type Wanted = RefusedOfPeople & { organizationIds: readonly string[]; skip: number; take: number }

/** The newest hour first; in one hour, what happened last. */
export function findRefusedSignIns(tx: Tx, wanted: Wanted): Promise<RefusedSignIns[]> {
  const { organizationIds, people, skip, take } = wanted
  const all = [
    Prisma.sql`r.organization_id = ANY(${[...organizationIds]}::text[])`,
    people && Prisma.sql`r.person_id = ANY(${[...people]}::text[])`,
    ...narrowed(wanted),
  ].filter((one) => one instanceof Prisma.Sql)
  return tx.$queryRaw`
    SELECT r.hour, nullif(r.person_id, '') AS "personId", person.name AS "personName", r.cause,
      r.address, r.attempts::float8 AS attempts, r.first_at AS "firstAt", r.last_at AS "lastAt"
    FROM refused_sign_in r LEFT JOIN person ON person.id = r.person_id
    WHERE ${Prisma.join(all, ' AND ')}
    ORDER BY r.hour DESC, r.last_at DESC, r.person_id, r.cause, r.address
    OFFSET ${skip} LIMIT ${take}`
}
