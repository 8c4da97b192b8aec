import { DAY, secondsAfter } from '@/lib/clock'
import type { AppSetting } from '@/lib/policies/exempt'
import type { Policy } from '@/lib/policies/policy'
import type { AppSource } from '../app'

/** From each step to the next one there is at least so long. */
export const STEP_DAYS = 7

/** After how many days without a use each step comes; 0: never. */
export type UnusedDays = { tell: number; suspend: number; remove: number }

/** The settings about apps that nobody uses. */
export type UnusedSetting = Extract<AppSetting, `${string}nused${string}`>
export type UnusedPolicy = Pick<Policy, UnusedSetting>

export const BY_PROGRAMS: readonly AppSource[] = ['dynamic', 'open']

/** The settings that ask for each step, of apps that people and that programs registered. */
export const STEPS_BY_PEOPLE = {
  tell: 'unusedTellDays',
  suspend: 'unusedSuspendDays',
  remove: 'unusedDeleteDays',
} as const satisfies Record<keyof UnusedDays, UnusedSetting>

export const STEPS_BY_PROGRAMS = {
  tell: 'programsUnusedTellDays',
  suspend: 'programsUnusedSuspendDays',
  remove: 'programsUnusedDeleteDays',
} as const satisfies Record<keyof UnusedDays, UnusedSetting>

/**
 * The days for apps from these sources: those that registered themselves have their own, and those of a
 * metadata document none, because each use reads that anew. An owner is told at the latest when the first
 * step would come.
 */
export function daysOf(policy: UnusedPolicy, source: AppSource): UnusedDays {
  if (source === 'metadata_document') return { tell: 0, suspend: 0, remove: 0 }
  const steps = BY_PROGRAMS.includes(source) ? STEPS_BY_PROGRAMS : STEPS_BY_PEOPLE
  const [tell, suspend, remove] = [policy[steps.tell], policy[steps.suspend], policy[steps.remove]]
  return { tell: tell || suspend || remove, suspend, remove }
}

/** What was done about an app that nobody uses, and what comes when at the earliest. */
export type UnusedView = {
  since: Date
  toldAt: Date
  suspendsAt: Date | null
  deletesAt: Date | null
}

const later = (one: Date, other: Date) => (one > other ? one : other)

/** When an app of which its owner was told at `toldAt` is suspended and deleted at the earliest. */
export function whatComes(
  { since, toldAt }: { since: Date; toldAt: Date },
  { suspend, remove }: UnusedDays,
): UnusedView {
  const after = (step: Date, days: number) =>
    later(secondsAfter(since, days * DAY), secondsAfter(step, STEP_DAYS * DAY))
  const suspendsAt = suspend ? after(toldAt, suspend) : null
  const deletesAt = remove ? after(suspendsAt ?? toldAt, remove) : null
  return { since, toldAt, suspendsAt, deletesAt }
}
