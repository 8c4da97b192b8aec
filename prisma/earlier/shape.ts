import type { Client } from 'pg'

/** Of each column: its type, and whether a row without it is refused. */
type Shape = Record<string, { type: string; required: boolean }>

/** The columns of all tables. */
export async function shapeOf(client: Client): Promise<Shape> {
  const { rows } = await client.query(
    `SELECT relname || '.' || attname AS name, format_type(atttypid, atttypmod) AS type,
       attnotnull AND NOT atthasdef AND attidentity = '' AS required
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition`,
  )
  return Object.fromEntries(rows.map(({ name, ...column }) => [name, column]))
}

const tableOf = (name: string) => name.split('.')[0]

/** What processes of the version before can no longer read or write beside the new schema. */
export function brokenBetween(before: Shape, after: Shape): string[] {
  const tables = new Set(Object.keys(before).map(tableOf))
  const lost = Object.keys(before).filter((name) => before[name]?.type !== after[name]?.type)
  const demanded = Object.keys(after).filter(
    (name) => tables.has(tableOf(name)) && after[name]?.required && before[name]?.required !== true,
  )
  return [...lost, ...demanded].sort()
}
