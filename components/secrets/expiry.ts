import { DAY, secondsAfter } from '@/lib/clock'
import {
  dayOf,
  EXPIRY_DEFAULT_DAYS,
  EXPIRY_PRESETS_DAYS,
  endOfDay,
  expiryAfterDays,
  latestExpiry,
} from '@/lib/secrets/expiry'

/** What a person has chosen so far: a preset in days, `date` with a day, or `never`. */
export type ExpiryDraft = { choice: string; day: string }

export const EXPIRY_DRAFT: ExpiryDraft = { choice: String(EXPIRY_DEFAULT_DAYS), day: '' }

export const EXPIRY_CHOICES: readonly { value: string; label: string }[] = [
  ...EXPIRY_PRESETS_DAYS.map((days) => ({
    value: String(days),
    label: days === EXPIRY_DEFAULT_DAYS ? `In ${days} days (recommended)` : `In ${days} days`,
  })),
  { value: 'date', label: 'On a date…' },
  { value: 'never', label: 'Never' },
]

/** As the form sends it. */
export function expiryOnTheWire(draft: ExpiryDraft): string {
  return draft.choice === 'date' ? draft.day : draft.choice
}

/** The first and the last day that may be chosen, as a date field wants them. */
export function expiryDays(now: Date): { first: string; last: string } {
  return { first: dayOf(secondsAfter(now, DAY)), last: dayOf(latestExpiry(now)) }
}

/** The end of life that is chosen, reckoned from `now`; `never`; null while no day is chosen. */
export function expiryOf(draft: ExpiryDraft, now: Date): Date | 'never' | null {
  if (draft.choice === 'never') return 'never'
  if (draft.choice !== 'date') return expiryAfterDays(now, Number(draft.choice))
  const end = endOfDay(draft.day)
  return Number.isNaN(end.getTime()) ? null : end
}

const WRITTEN = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

/** The sentence below the choice: when the secret will expire. */
export function describeExpiry(draft: ExpiryDraft, now: Date): string {
  const end = expiryOf(draft, now)
  if (end === null) return 'Choose the last day on which it works.'
  if (end === 'never') return 'Works until someone revokes it. Plan to replace it anyway.'
  if (end <= now) return 'This day is over. Choose a later one.'
  return `Works until ${WRITTEN.format(end).replace(' at ', ', ')} UTC.`
}
