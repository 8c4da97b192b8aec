import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { containing } from '@/lib/db/like'

/** One letter or digit stands in nearly every id: its parts narrow nothing. */
const IN_NEARLY_ALL = /^[A-Za-z0-9]$/

/** What a text is compared with. A SELECT of its own, so that it is computed once and not for every text. */
const patternOf = (search: string) => Prisma.sql`(SELECT lower(${containing(search)}))`

/** Whether the app with this id has the text in it. */
export function hasText(search: string, appId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT w.text LIKE ${patternOf(search)}
    FROM app_words w WHERE w.app_id = ${appId})`
}

/**
 * The apps that have the text in them, for which the index of texts is asked before all else: OFFSET keeps PostgreSQL
 * from computing the parts of each listed app's text instead. The names are lines of the text; none has a line break
 * in it.
 */
export function foundByIndex({ organizationId }: Actor, search: string): Prisma.Sql {
  const parts = Prisma.sql`AND text_parts(w.text) @@ text_parts_query(lower(${search}))`
  return Prisma.sql`SELECT app_id, lines[1] AS name, lines[cardinality(lines) - 1] AS owner_name
    FROM (SELECT w.app_id, string_to_array(w.text, chr(10)) AS lines FROM app_words w
      WHERE w.organization_id = ${organizationId} AND w.text LIKE ${patternOf(search)}
        ${IN_NEARLY_ALL.test(search) ? Prisma.empty : parts}
      OFFSET 0) in_lines`
}

/**
 * The first of these rows, `of` so many, of which a condition is true, up to `enough`, and whether there is no need
 * to look further: there are enough, or these are all. PostgreSQL reads a materialized WITH in the order in which it
 * was written.
 */
export async function lookThrough(
  tx: Tx,
  rows: Prisma.Sql,
  { of, has, enough }: { of: number; has: Prisma.Sql; enough: number },
): Promise<{ ids: string[]; isEnough: boolean }> {
  const [row] = await tx.$queryRaw<{ ids: string[]; isEnough: boolean }[]>`
    WITH first AS MATERIALIZED (${rows}),
    having_it AS MATERIALIZED (
      SELECT ARRAY(SELECT id FROM first WHERE ${has} LIMIT ${enough}) AS ids)
    SELECT ids, cardinality(ids) = ${enough} OR (SELECT count(*) FROM first) < ${of} AS "isEnough"
    FROM having_it`
  return row ?? { ids: [], isEnough: true }
}
