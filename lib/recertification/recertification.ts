import { z } from 'zod'
import { DAY, secondsAfter } from '@/lib/clock'
import type { Length } from '@/lib/page'

/** What is done when an app is due, in this order, and how many days after it is due. */
export const STEPS = [
  { name: 'due_soon', afterDays: -14 },
  { name: 'due', afterDays: 0 },
  { name: 'overdue', afterDays: 14 },
  { name: 'suspended', afterDays: 28 },
] as const
export type StepName = (typeof STEPS)[number]['name']

/** Where a policy begins to count, nobody is asked sooner than after so many days. */
export const FIRST_DUE_DAYS = 28
/** An app is shown as due so many days before it is. */
export const SHOWN_BEFORE_DAYS = 14
export const CONFIRMATIONS_PER_PAGE = 25
/** More apps than this of a state are not counted. */
export const DUE_COUNTED_MAX = 100_000

/** When a step is taken of what is due then; null after the last one. */
export function stepTime(dueAt: Date, step: number): Date | null {
  const next = STEPS[step]
  return next ? secondsAfter(dueAt, next.afterDays * DAY) : null
}

const moment = z.string().nullable()

/** What stood on the page that somebody confirmed: small, and nothing that opens anything. */
export const shownEvidence = z.object({
  redirectUris: z.array(z.string()),
  scopes: z.array(z.string()),
  secrets: z.array(z.object({ hint: z.string(), name: z.string(), lastUsedAt: moment })),
  keys: z.array(z.object({ name: z.string(), lastUsedAt: moment })),
  federated: z.array(z.object({ name: z.string(), issuer: z.string(), lastUsedAt: moment })),
  callers: z.array(z.object({ address: z.string(), credential: z.string(), lastAt: moment })),
  /** How many callers are not in the list. */
  moreCallers: z.number(),
  /** How many people let it in. */
  people: z.number(),
})
export type ShownEvidence = z.output<typeof shownEvidence>

/** How far an app is: `waiting` is due later, and was never confirmed. */
export const DUE_STATES = ['waiting', 'confirmed', ...STEPS.map(({ name }) => name)] as const
export type DueState = (typeof DUE_STATES)[number]

/** An app and when it is to be confirmed. */
export type Due = {
  appId: string
  appName: string
  ownerName: string
  dueAt: Date
  confirmedAt: Date | null
  state: DueState
}

/** How far the apps of an organization are. */
export type Progress = {
  /** Confirmed in this round, and not due again soon. */
  confirmed: number
  /** Not due yet, and never confirmed. */
  notDue: number
  dueSoon: number
  due: number
  overdue: number
  suspended: number
}

/** One page of apps with the day on which each is due. */
export type DueApps = Length & {
  apps: Due[]
  page: number
  next: string | null
  progress: Progress
}
