import type { SecretView } from '@/lib/secrets/secret'

/** The slot that a secret holds or has held. */
export type Lane = 1 | 2

type Lived = Pick<SecretView, 'id' | 'slot' | 'createdAt' | 'expiresAt' | 'retiredAt'>

/** When a secret stopped to authenticate; null while it does at `now`. */
export function endOf({ expiresAt, retiredAt }: Pick<Lived, 'expiresAt' | 'retiredAt'>, now: Date) {
  const ends = [retiredAt, expiresAt].filter((end) => end !== null && end <= now) as Date[]
  return ends.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
}

/**
 * The lane of each secret. An active one stands in its slot. A retired one has lost its slot: going
 * back in time, it takes a lane in which nothing overlaps it.
 */
export function lanesOf(secrets: readonly Lived[], now: Date): Map<string, Lane> {
  const lanes = new Map<string, Lane>()
  /** Until when each lane is free, going back in time. */
  const freeUntil = { 1: Number.POSITIVE_INFINITY, 2: Number.POSITIVE_INFINITY }
  const newestFirst = secrets.toSorted(
    (a, b) => lastMoment(b, now) - lastMoment(a, now) || (a.slot ?? 3) - (b.slot ?? 3),
  )
  for (const secret of newestFirst) {
    const lane = laneFor(secret, lastMoment(secret, now), freeUntil)
    lanes.set(secret.id, lane)
    freeUntil[lane] = secret.createdAt.getTime()
  }
  return lanes
}

function lastMoment(secret: Lived, now: Date): number {
  return endOf(secret, now)?.getTime() ?? Number.POSITIVE_INFINITY
}

function laneFor(secret: Lived, end: number, freeUntil: Record<Lane, number>): Lane {
  if (secret.slot === 1 || secret.slot === 2) return secret.slot
  if (freeUntil[1] >= end && freeUntil[2] >= end) return freeUntil[1] <= freeUntil[2] ? 1 : 2
  return freeUntil[1] >= freeUntil[2] ? 1 : 2
}
