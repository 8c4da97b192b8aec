import type { Tx } from '@/lib/db/client'

/** How often something happened in the `bucket`th step of a range. */
export type Counted = { bucket: number; count: number }

type Cut = { from: Date; seconds: number }

/** How often each secret and key of the app was used, in the steps since `from`. */
export function findUses(
  tx: Tx,
  appId: string,
  { from, seconds }: Cut,
): Promise<(Counted & { id: string })[]> {
  return tx.$queryRaw`
    SELECT id, floor(extract(epoch FROM hour - ${from}::timestamptz) / ${seconds}::int)::int AS bucket,
      sum(uses)::float8 AS count
    FROM (
      SELECT s.id, h.hour, h.uses FROM secret s JOIN secret_use_hour h ON h.secret_id = s.id
      WHERE s.app_id = ${appId} AND h.hour >= ${from}::timestamptz
      UNION ALL
      SELECT key_id, hour, uses FROM app_key_use_hour
      WHERE app_id = ${appId} AND hour >= ${from}::timestamptz) used
    GROUP BY 1, 2`
}

/** How much was refused to the app, in the steps since `from`. */
export function countRefused(tx: Tx, appId: string, { from, seconds }: Cut): Promise<Counted[]> {
  return tx.$queryRaw`
    SELECT floor(extract(epoch FROM hour - ${from}::timestamptz) / ${seconds}::int)::int AS bucket,
      sum(attempts)::float8 AS count
    FROM refused_attempt WHERE app_id = ${appId} AND hour >= ${from}::timestamptz
    GROUP BY 1`
}

/** The counts of each thing, by its id, in a row of `length` steps; gaps are 0. */
export function filledById(
  counted: readonly (Counted & { id: string })[],
  length: number,
): Map<string, number[]> {
  const byId = new Map<string, Counted[]>()
  for (const { id, ...one } of counted) {
    const own = byId.get(id)
    if (own) own.push(one)
    else byId.set(id, [one])
  }
  return new Map([...byId].map(([id, own]) => [id, filled(own, length)]))
}

/** Puts counts into a row of `length` steps; gaps are 0. */
export function filled(counted: readonly Counted[], length: number): number[] {
  const points = Array<number>(length).fill(0)
  for (const { bucket, count } of counted) if (bucket < length) points[bucket] = count
  return points
}
