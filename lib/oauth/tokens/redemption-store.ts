import { now } from '@/lib/clock'
import { BATCHED, batch } from '@/lib/db/batch'
import { rowsOf, type Statement, unseen } from '@/lib/db/statement'
import type { Artifact } from './artifact'
import { ARRAYS, columnsOf, LAST, NAMES, VALUES } from './artifact-columns'

/** A code, refresh token or pushed request, by its row. */
export type Source = { digest: Buffer; kind: string }

/** A source that is used up, and what is made of it. */
export type Redemption = {
  source: Source
  made: Artifact[]
  /** Of a refresh token: its family, and its successor for a retry. */
  family: { digest: Buffer; sealedSuccessor: Buffer | null; expiresMs: number } | null
}

/** The placeholder `n` places after those of the artifacts. */
const after = (n: number) => `$${LAST + n}`

/**
 * One statement, so all of it happens or nothing. A source that is used already makes nothing: not
 * even when another statement used it while we waited for its row. The rows are locked in one
 * order, so that two statements with the same sources cannot deadlock. The commit is on the disk
 * before anybody is told of it: after a crash, no source comes back, and no successor is lost.
 */
const REDEEM: Statement = {
  name: 'redeem-sources',
  text: `
    WITH free AS (
      SELECT a.digest FROM artifact a
      JOIN unnest(${unseen(`${after(2)}::bytea[]`)}, ${unseen(`${after(3)}::text[]`)})
        AS q(digest, kind) ON a.digest = q.digest AND a.kind = q.kind
      WHERE a.consumed_at IS NULL ORDER BY a.digest FOR UPDATE OF a
    ), redeemed AS (
      UPDATE artifact SET consumed_at = ${after(1)} FROM free
      WHERE artifact.digest = free.digest
      RETURNING artifact.digest
    ), made AS (
      INSERT INTO artifact (${NAMES}) SELECT ${VALUES}
      FROM unnest(${ARRAYS}, ${after(4)}::bytea[]) AS q(${NAMES}, source)
      WHERE source IN (SELECT redeemed.digest FROM redeemed)
    ), kept AS (
      INSERT INTO token_family (digest, sealed_successor, expires_at)
      SELECT DISTINCT ON (family) family, sealed, to_timestamp(expires / 1000)
      FROM unnest(${after(2)}::bytea[], ${after(5)}::bytea[], ${after(6)}::bytea[],
        ${after(7)}::float8[]) AS q(source, family, sealed, expires)
      WHERE family IS NOT NULL AND source IN (SELECT redeemed.digest FROM redeemed)
      ON CONFLICT (digest) DO UPDATE SET
        sealed_successor = excluded.sealed_successor, expires_at = excluded.expires_at
      WHERE token_family.ended_at IS NULL
    )
    SELECT digest FROM redeemed`,
}

const nameOf = ({ digest }: Pick<Source, 'digest'>) => digest.toString('latin1')

/**
 * Uses a source up and writes what is made of it, in one transaction, batched with others. False,
 * and nothing is written, if the source was used before, also by another redemption of the batch.
 */
export const redeemSource = batch<Redemption, boolean>(
  { ...BATCHED, name: REDEEM.name },
  async (redemptions) => {
    const first = new Map<string, Redemption>()
    for (const one of redemptions) {
      const name = nameOf(one.source)
      if (!first.has(name)) first.set(name, one)
    }
    const attempts = [...first.values()]
    const rows = await rowsOf<{ digest: Buffer }>(REDEEM, valuesOf(attempts))
    const redeemed = new Set(rows.map(nameOf))
    return redemptions.map((one) => {
      const name = nameOf(one.source)
      return first.get(name) === one && redeemed.has(name)
    })
  },
)

function valuesOf(redemptions: Redemption[]): unknown[] {
  return [
    ...columnsOf(redemptions.flatMap(({ made }) => made)),
    now().toISOString(),
    redemptions.map(({ source }) => source.digest),
    redemptions.map(({ source }) => source.kind),
    redemptions.flatMap(({ made, source }) => made.map(() => source.digest)),
    redemptions.map(({ family }) => family?.digest ?? null),
    redemptions.map(({ family }) => family?.sealedSuccessor ?? null),
    redemptions.map(({ family }) => family?.expiresMs ?? null),
  ]
}
