import { SIGNING_ALGORITHMS, type SigningAlgorithm } from '@/lib/apps/fields/signing-algorithm'
import { DAY, HOUR, MINUTE } from '@/lib/clock'

export type SigningKeyStatus = 'next' | 'current' | 'retired'

/** A key signs for this long before the schedule retires it. */
export const SIGNS_FOR_SECONDS = 90 * DAY

/** The next key is published at least this long before the schedule lets it sign. */
export const PUBLISHED_AHEAD_SECONDS = DAY

/** A copy of the published documents is fresh for this long (RFC 9111 §5.2.2.1). */
export const FRESH_SECONDS = 10 * MINUTE
/** An older copy may be used for this long, while the cache fetches a new one (RFC 5861 §3). */
export const STALE_SECONDS = 20 * MINUTE

/** Nobody rotates to a key that a cache may not know yet. One more minute is for the way there. */
export const UNKNOWN_TO_CACHES_SECONDS = FRESH_SECONDS + STALE_SECONDS + MINUTE

/**
 * A retired key is published until nothing that it signed can be valid. The longest life of a token
 * is 48 hours; one more hour is for clocks that differ.
 */
export const PUBLISHED_AFTER_SECONDS = 49 * HOUR

/** A signing key as an administrator sees it. */
export type SigningKeyView = {
  /** The `kid` in its signatures. */
  id: string
  algorithm: SigningAlgorithm
  status: SigningKeyStatus
  createdAt: Date
  /** When it began to sign. */
  activatedAt: Date | null
  retiredAt: Date | null
  /** When it leaves the published set; null until it is retired. */
  removedAt: Date | null
}

/** The rings of keys: one for each algorithm. */
export const RINGS = SIGNING_ALGORITHMS.map((algorithm) => ({ algorithm }))

/** What there always is: in each ring a key that signs and one that will. */
export const WANTED_KEYS = RINGS.flatMap(({ algorithm }) =>
  (['current', 'next'] as const).map((status) => ({ algorithm, status })),
)

/** The key of a ring in this state. */
export function keyOf<K extends { algorithm: SigningAlgorithm; status: SigningKeyStatus }>(
  keys: readonly K[],
  { algorithm, status }: (typeof WANTED_KEYS)[number],
): K | undefined {
  return keys.find((key) => key.algorithm === algorithm && key.status === status)
}
