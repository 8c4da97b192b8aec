import { DAY, HOUR } from '@/lib/clock'

export type SigningKeyStatus = 'next' | 'current' | 'retired'

/** A key signs for this long before the schedule retires it. */
export const SIGNS_FOR_SECONDS = 90 * DAY

/** The next key is published at least this long before the schedule lets it sign. */
export const PUBLISHED_AHEAD_SECONDS = DAY

/**
 * A retired key is published until nothing that it signed can be valid. The longest life of a token
 * is 48 hours; one more hour is for clocks that differ.
 */
export const PUBLISHED_AFTER_SECONDS = 49 * HOUR

/** A signing key as an administrator sees it. */
export type SigningKeyView = {
  /** The `kid` in its signatures. */
  id: string
  algorithm: string
  status: SigningKeyStatus
  createdAt: Date
  /** When it began to sign. */
  activatedAt: Date | null
  retiredAt: Date | null
  /** When it leaves the published set; null until it is retired. */
  removedAt: Date | null
}
