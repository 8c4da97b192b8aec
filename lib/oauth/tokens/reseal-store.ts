import { change, rowsOf, type Statement, unseen } from '@/lib/db/statement'

/** An artifact's sealed part, and what it is bound to. */
export type SealedArtifact = { digest: Buffer; kind: string; sealed: Buffer }

const ROWS = 500
const NEXT: Statement = {
  name: 'next-sealed-artifacts',
  text: `SELECT digest, kind, sealed FROM artifact
    WHERE digest > $1 AND sealed IS NOT NULL AND substr(sealed, 1, length($2::bytea)) <> $2
    ORDER BY digest LIMIT ${ROWS}`,
}

/** The next artifacts after this digest whose sealed part does not begin with `mark`. */
export function findSealedArtifacts(after: Buffer, mark: Buffer): Promise<SealedArtifact[]> {
  return rowsOf(NEXT, [after, mark])
}

const REPLACE: Statement = {
  name: 'reseal-artifacts',
  text: `UPDATE artifact SET sealed = anew.sealed
    FROM unnest(${unseen('$1::bytea[]')}, ${unseen('$2::bytea[]')}, ${unseen('$3::bytea[]')})
      AS anew(digest, before, sealed)
    WHERE artifact.digest = anew.digest AND artifact.sealed = anew.before`,
}

/** Writes sealed parts anew, unless they have changed meanwhile. */
export async function resealArtifactRows(
  rows: { digest: Buffer; before: Buffer; sealed: Buffer }[],
): Promise<void> {
  const column = (name: 'digest' | 'before' | 'sealed') => rows.map((row) => row[name])
  await change(REPLACE, [column('digest'), column('before'), column('sealed')])
}
