import type { LeakAnswer } from '@/lib/policies/policy'
import type { SecretStatus } from '@/lib/secrets/secret'

/** Who reports that a secret was found: a scanner of GitHub or GitLab, or somebody who comes by. */
export const LEAK_REPORTERS = ['github', 'gitlab', 'stranger'] as const
export type LeakReporter = (typeof LEAK_REPORTERS)[number]

/** What was done. `told`: nothing but to say so. `ended`: the secret had ended before. */
export type LeakOutcome = 'told' | 'paused' | 'regenerated' | 'ended'

export const LEAK_PLACE_MAX = 500
/** Of one secret so many places are kept. Reports of further places are only counted. */
export const LEAK_PLACES_KEPT = 20
/** So many values are read in one text. */
export const VALUES_READ_MAX = 100
/** So many reports the pages of an app show. */
export const LEAKS_LISTED_MAX = 20
/** For so long a page says that reports have ended the secrets of an app. */
export const LEAK_SHOWN_DAYS = 30

/** A place at which a secret was found, and the secret as it is now. */
export type LeakView = {
  secretId: string
  secretName: string
  /** `kt_cs_<id>_…abcd` */
  hint: string
  status: SecretStatus
  reporter: LeakReporter
  /** Empty when nothing was said. */
  place: string
  outcome: LeakOutcome
  reports: number
  firstAt: Date
  lastAt: Date
}

type Known = {
  policy: LeakAnswer
  /** Whether it has ended: revoked, expired. */
  hasEnded: boolean
  /** Whether an earlier report has paused it. */
  wasPaused: boolean
}

/**
 * What a report does. Once it was paused because of a report, whoever resumed it has decided: a
 * further report says so and does nothing.
 */
export function outcomeOf({ policy, hasEnded, wasPaused }: Known): LeakOutcome {
  if (hasEnded) return 'ended'
  if (policy === 'regenerate') return 'regenerated'
  return policy === 'tell' || wasPaused ? 'told' : 'paused'
}
