import type { Retirement, SecretView } from '@/lib/secrets/secret'
import { endOf } from './lanes'

/** How a secret ended, in a word or two. */
const WHY = {
  expired: 'expired',
  revoked: 'revoked',
  revoked_keeping_tokens: 'revoked, its tokens live on',
  regenerated: 'regenerated',
} satisfies Record<Retirement, string>

/** When a secret ended and why; null while it is active. */
export function endInWords(
  secret: Pick<SecretView, 'expiresAt' | 'retiredAt' | 'retirement' | 'retiredByName'>,
  now: Date,
): { at: Date; why: string } | null {
  const at = endOf(secret, now)
  if (!at) return null
  const { retirement, retiredByName } = secret
  const by = retirement && retirement !== 'expired' && retiredByName ? ` by ${retiredByName}` : ''
  return { at, why: WHY[retirement ?? 'expired'] + by }
}

/** A part of the time axis as percentages of its width. */
export type Span = { left: number; width: number }

/** The part between two moments of an axis from `first` to `last`; at least wide enough to be seen. */
export function spanOf([from, to]: [Date, Date], [first, last]: [Date, Date]): Span {
  const all = Math.max(1, last.getTime() - first.getTime())
  const share = (at: Date) =>
    Math.min(100, Math.max(0, (100 * (at.getTime() - first.getTime())) / all))
  const width = Math.max(NARROWEST, share(to) - share(from))
  return { left: Math.min(share(from), 100 - width), width }
}

const NARROWEST = 0.4

/** The middle and the ends of the axis. */
export function marksOf([first, last]: [Date, Date]): Date[] {
  const step = (last.getTime() - first.getTime()) / 4
  return [0, 1, 2, 3, 4].map((count) => new Date(first.getTime() + count * step))
}
