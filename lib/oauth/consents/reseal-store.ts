import { change, rowsOf, type Statement, unseen } from '@/lib/db/statement'

/** A grant's sealed payload. */
export type SealedGrant = { digest: Buffer; sealed: Buffer }

const ROWS = 500
const NEXT: Statement = {
  name: 'next-sealed-grants',
  text: `SELECT digest, sealed FROM app_grant
    WHERE digest > $1 AND substr(sealed, 1, length($2::bytea)) <> $2
    ORDER BY digest LIMIT ${ROWS}`,
}

/** The next grants after this digest whose payload does not begin with `mark`. */
export function findSealedGrants(after: Buffer, mark: Buffer): Promise<SealedGrant[]> {
  return rowsOf(NEXT, [after, mark])
}

const REPLACE: Statement = {
  name: 'reseal-grants',
  text: `UPDATE app_grant SET sealed = anew.sealed
    FROM unnest(${unseen('$1::bytea[]')}, ${unseen('$2::bytea[]')}, ${unseen('$3::bytea[]')})
      AS anew(digest, before, sealed)
    WHERE app_grant.digest = anew.digest AND app_grant.sealed = anew.before`,
}

/** Writes payloads anew, unless they have changed meanwhile. */
export async function resealGrantRows(
  rows: { digest: Buffer; before: Buffer; sealed: Buffer }[],
): Promise<void> {
  const column = (name: 'digest' | 'before' | 'sealed') => rows.map((row) => row[name])
  await change(REPLACE, [column('digest'), column('before'), column('sealed')])
}
