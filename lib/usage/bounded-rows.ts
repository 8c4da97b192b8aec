/**
 * SQL that keeps a table small, whatever is sent: for the rows of `from`, a CTE, it makes the CTE
 * `<from>_placed` with all their columns and `fits`. A row fits if the table has its `key` already, or
 * if its `group` has fewer than `most` rows. The rest counts in rows that the caller of this makes.
 */
export function placed({
  from,
  table,
  key,
  group,
  most,
}: {
  from: string
  table: string
  key: string
  group: string
  most: number
}): string {
  const first = key.split(', ')[0]
  const same = group.split(', ').map((column) => `t.${column} = g.${column}`)
  return `
    ${from}_told AS (
      SELECT q.*, t.${first} IS NOT NULL AS known FROM ${from} q LEFT JOIN ${table} t USING (${key})),
    ${from}_full AS (
      SELECT g.*, (SELECT count(*) FROM ${table} t WHERE ${same.join(' AND ')}) AS taken
      FROM (SELECT DISTINCT ${group} FROM ${from}_told WHERE NOT known) g),
    ${from}_placed AS (
      SELECT q.*, q.known OR q.nth + g.taken <= ${most} AS fits
      FROM (
        SELECT *, dense_rank() OVER (PARTITION BY ${group}, known ORDER BY ${key}) AS nth
        FROM ${from}_told) q
      LEFT JOIN ${from}_full g USING (${group}))`
}
