import { change, rowsOf, type Statement, unseen } from '@/lib/db/statement'
import type { Replacement, SealedRows } from './reseal'

type SealedRow = { digest: Buffer; sealed: Buffer }

const ROWS = 500

/**
 * Pages and replaces the sealed values of a table whose rows are named by a digest. `columns` are
 * read with them, for the context.
 */
export function rowsByDigest<Row extends SealedRow>(
  table: string,
  columns: string[] = [],
): Pick<SealedRows<Row>, 'page' | 'replace'> {
  const next: Statement = {
    name: `next-sealed-${table}`,
    text: `SELECT ${['digest', 'sealed', ...columns].join(', ')} FROM ${table}
      WHERE digest > $1 AND substr(sealed, 1, length($2::bytea)) <> $2
      ORDER BY digest LIMIT ${ROWS}`,
  }
  const write: Statement = {
    name: `reseal-${table}`,
    text: `UPDATE ${table} SET sealed = anew.sealed
      FROM unnest(${unseen('$1::bytea[]')}, ${unseen('$2::bytea[]')}, ${unseen('$3::bytea[]')})
        AS anew(digest, before, sealed)
      WHERE ${table}.digest = anew.digest AND ${table}.sealed = anew.before`,
  }
  return {
    page: (after, mark) => rowsOf<Row>(next, [after?.digest ?? Buffer.alloc(0), mark]),
    replace: async (rows: Replacement<Row>[]) => {
      const digests = rows.map(({ row }) => row.digest)
      const before = rows.map(({ row }) => row.sealed)
      await change(write, [digests, before, rows.map(({ sealed }) => sealed)])
    },
  }
}
