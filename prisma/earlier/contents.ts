import type { Client } from 'pg'

type Contents = Record<string, string>

/**
 * What a database holds: of each table the number of its rows, of each column a digest of its values. The audit log
 * is one table, whatever its partitions are; the list of migrations is left out.
 */
export async function contentsOf(client: Client): Promise<Contents> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `SELECT relname AS table, array_agg(attname::text) AS columns
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
       AND relname <> '_prisma_migrations' GROUP BY relname`,
  )
  const contents: Contents = {}
  for (const { table, columns } of rows)
    Object.assign(contents, await readTable(client, table, columns))
  return contents
}

async function readTable(client: Client, table: string, columns: string[]): Promise<Contents> {
  const digests = columns.map(
    (column) =>
      `md5(string_agg("${column}"::text, ',' ORDER BY "${column}"::text)) AS "${table}.${column}"`,
  )
  const select = `SELECT count(*)::text AS "${table}", ${digests.join(', ')} FROM public."${table}"`
  return (await client.query(select)).rows[0]
}

/** The tables and columns that hold something else than before, or are gone. */
export function changedBetween(before: Contents, after: Contents): string[] {
  return Object.keys(before)
    .filter((name) => before[name] !== after[name])
    .sort()
}
