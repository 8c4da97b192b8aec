import { DAY, secondsAfter } from '@/lib/clock'
import {
  dayOf,
  EXPIRY_PRESETS_DAYS,
  endOfDay,
  expiryAfterDays,
  latestExpiry,
} from '@/lib/secrets/expiry'
import {
  defaultDays,
  latestAllowed,
  mayBeEndless,
  type SecretLimits,
} from '@/lib/secrets/secret-limits'

/** What a person has chosen so far: a preset in days, `date` with a day, or `never`. */
export type ExpiryDraft = { choice: string; day: string }

/** What is chosen at first: what the policy calls usual, as a preset or as a day. */
export function firstDraft(limits: SecretLimits, now: Date): ExpiryDraft {
  const usual = defaultDays(limits)
  const isPreset = EXPIRY_PRESETS_DAYS.some((days) => days === usual)
  if (isPreset) return { choice: String(usual), day: '' }
  return { choice: 'date', day: dayOf(expiryAfterDays(now, usual)) }
}

/** What can be chosen: what the policy rules out is not among it. */
export function expiryChoices(limits: SecretLimits): readonly { value: string; label: string }[] {
  const { secretMaxDays } = limits
  const presets = EXPIRY_PRESETS_DAYS.filter((days) => secretMaxDays === 0 || days <= secretMaxDays)
  const usual = defaultDays(limits)
  return [
    ...presets.map((days) => ({
      value: String(days),
      label: days === usual ? `In ${days} days (recommended)` : `In ${days} days`,
    })),
    { value: 'date', label: 'On a date…' },
    ...(mayBeEndless(limits) ? [{ value: 'never', label: 'Never' }] : []),
  ]
}

/** Why some choices are missing; null when none is. */
export function whyFewer({ secretMaxDays, endlessSecrets }: SecretLimits): string | null {
  if (secretMaxDays > 0) {
    const days = secretMaxDays === 1 ? 'one day' : `${secretMaxDays} days`
    return `Your organization lets secrets live ${days} at most.`
  }
  return endlessSecrets ? null : 'Your organization wants an end for every secret.'
}

/** As the form sends it. */
export function expiryOnTheWire(draft: ExpiryDraft): string {
  return draft.choice === 'date' ? draft.day : draft.choice
}

/** The first and the last day that may be chosen, as a date field wants them. */
export function expiryDays(limits: SecretLimits, now: Date): { first: string; last: string } {
  const last = latestAllowed(limits, now) ?? latestExpiry(now)
  return { first: dayOf(secondsAfter(now, DAY)), last: dayOf(last) }
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
