import { DAY, HOUR, now } from '@/lib/clock'
import type { Policy } from '@/lib/policies/policy'
import { dayOf, endOfDay, expiryAfterDays } from './expiry'
import type { PlannedEnd } from './planned-end'

/** What the policy says of the new secrets of an app. Safe in a browser, so that a dialog can say it too. */
export type SecretLimits = Pick<
  Policy,
  'secretsAllowed' | 'endlessSecrets' | 'secretMaxDays' | 'secretDefaultDays' | 'secretNoticeHours'
>

export function limitsOf(policy: Policy): SecretLimits {
  const { secretsAllowed, endlessSecrets, secretMaxDays, secretDefaultDays, secretNoticeHours } =
    policy
  return { secretsAllowed, endlessSecrets, secretMaxDays, secretDefaultDays, secretNoticeHours }
}

/** Whether a secret may live without an end. A longest life rules that out too. */
export function mayBeEndless({ endlessSecrets, secretMaxDays }: SecretLimits): boolean {
  return endlessSecrets && secretMaxDays === 0
}

/** How many days a secret lives for which nobody has chosen a life. */
export function defaultDays({ secretDefaultDays, secretMaxDays }: SecretLimits): number {
  return secretMaxDays === 0 ? secretDefaultDays : Math.min(secretDefaultDays, secretMaxDays)
}

/** The latest moment at which a secret made at `at` may expire: the end of a day in UTC. Null: no limit. */
export function latestAllowed({ secretMaxDays }: SecretLimits, at: Date): Date | null {
  return secretMaxDays === 0 ? null : endOfDay(dayOf(expiryAfterDays(at, secretMaxDays)))
}

const days = (count: number) => (count === 1 ? 'one day' : `${count} days`)

/** What the policy has against this end of a new secret; null when it is allowed. Null is no end. */
export function refusedLife(limits: SecretLimits, expiresAt: Date | null): string | null {
  const { secretMaxDays } = limits
  if (expiresAt === null) {
    if (mayBeEndless(limits)) return null
    return secretMaxDays === 0
      ? 'Your organization wants an end for every secret. Choose one.'
      : `Your organization wants an end within ${days(secretMaxDays)} for every secret. Choose one.`
  }
  const latest = latestAllowed(limits, now())
  if (!latest || expiresAt <= latest) return null
  return `Your organization lets secrets live ${days(secretMaxDays)} at most. Choose an earlier end.`
}

/** An end of the old secret that somebody chose at `from`; null for at once. */
export type ChosenEnd = { when: PlannedEnd['when'] | null; from: Date }

/** What the policy has against an end of the old secret beside its successor; null when it is allowed. */
export function refusedNotice(
  { secretNoticeHours: hours }: SecretLimits,
  { when, from }: ChosenEnd,
): string | null {
  if (hours === 0) return null
  const hoursUntil = (at: Date) => (at.getTime() - from.getTime()) / 1000 / HOUR
  const given = when === null ? 0 : 'at' in when ? hoursUntil(when.at) : when.quietHours
  if (given >= hours) return null
  const notice = hours % 24 === 0 ? days((hours * HOUR) / DAY) : `${hours} hours`
  return `Your organization keeps an old secret for ${notice} at least. Choose a later end.`
}
