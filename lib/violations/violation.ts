import type { UnusedSetting } from '@/lib/apps/unused/unused'
import { APP_SETTINGS, type AppSetting } from '@/lib/policies/exempt'
import type { PolicySetting } from '@/lib/policies/policy'

/**
 * The settings that an app can break, with which its page lists them. Those that are missing here are
 * kept by the server itself: nothing can break them once they are saved.
 */
export const BREAKABLE = [
  'secretsAllowed',
  'endlessSecrets',
  'secretMaxDays',
  'secretNoticeHours',
  'allowedRedirectHosts',
  'allowedScopes',
  'allowedGrantTypes',
  'pkce',
] as const satisfies readonly AppSetting[]

export type Breakable = (typeof BREAKABLE)[number]

/** Those that count for all apps: what they would meet is told by the apps that are there. */
const FOR_ALL = [
  'newAppRegistration',
  'registrationBy',
  'approveNewApps',
  'dynamicRegistration',
  'openRegistration',
] as const satisfies readonly PolicySetting[]

/** The settings about letting apps in, keeping them and letting them act. */
export type LifeSetting =
  | 'thirdPartyAccess'
  | 'recertifyDays'
  | UnusedSetting
  | (typeof FOR_ALL)[number]

/** The settings of which a rule says which apps or secrets break them. */
export type Ruleable = AppSetting | LifeSetting

/** Those that people break. */
const OF_PEOPLE = [
  'secondFactorRequired',
  'stepUpMinutes',
] as const satisfies readonly PolicySetting[]

/** What a change breaks at once; the others count for what is new. */
const AT_ONCE: readonly string[] = [
  'allowedGrantTypes',
  'pkce',
  'refreshMaxDays',
  'accessTokenMaxMinutes',
  'endTokensOfExpired',
  'thirdPartyAccess',
  ...OF_PEOPLE,
]

/** Whether a change of the setting takes something away that works today. */
export function countsAtOnce(setting: string): boolean {
  return AT_ONCE.includes(setting)
}

/** The settings that can be tried before they are saved. */
export const TRIABLE = [...APP_SETTINGS, ...FOR_ALL, ...OF_PEOPLE] as const

export type Triable = (typeof TRIABLE)[number]

export function isOfPeople(setting: Triable): setting is (typeof OF_PEOPLE)[number] {
  return OF_PEOPLE.some((one) => one === setting)
}

export function isTriable(setting: string): setting is Triable {
  return TRIABLE.some((one) => one === setting)
}

/** An app, or a secret of it, that breaks a setting of the policy. */
export type Violation<S extends Ruleable = Ruleable> = {
  setting: S
  appId: string
  appName: string
  ownerId: string
  ownerName: string
  /** The secret that breaks it; null where the app itself does. */
  secret: { id: string; name: string } | null
  /** Since when it exists. */
  since: Date
  lastUsedAt: Date | null
}

/** What happened so lately tells what will happen: registrations, and sign-ins without PKCE. */
export const LATELY_DAYS = 90

/** A page of them, in the order of the apps' ids. */
export type ViolationPage = {
  violations: Violation<Breakable>[]
  /** The app and the secret behind which the next page goes on; null after the last one. */
  next: { appId: string; secretId: string } | null
}

/** How much breaks a setting. */
export type Broken = {
  apps: number
  /** How many of these apps were used in the last 24 hours. */
  usedToday: number
  secrets: number
  owners: number
  /** People who break it, or for whom these apps act. */
  people: number
  /** Since when the oldest of them exists. */
  oldest: Date | null
}

/** How much breaks each setting; each is counted by itself. */
export type ViolationCounts = Readonly<Record<Breakable, Promise<Broken>>>

export const NOTHING_BROKEN: Broken = {
  apps: 0,
  usedToday: 0,
  secrets: 0,
  owners: 0,
  people: 0,
  oldest: null,
}

/** What a change would break, before it is saved: how much, and the first of them. */
export type DryRun = {
  setting: Triable
  atOnce: boolean
  broken: Broken
  violations: Violation[]
  /** Of the people who would break it, the first. */
  people: { id: string; name: string; since: Date; lastUsedAt: Date | null }[]
}

/** So many of what would break a setting are named; all are counted. */
export const NAMED_MAX = 20

/** A dry run of some of the organization's apps. */
export type DryRunPart = {
  run: DryRun
  /** How many apps this part looked at, of how many. */
  apps: number
  of: number
  /** The owner behind whom the next part begins; null after the last one. */
  next: string | null
}

/** What was found before, and the part behind it. */
export function withPart(before: DryRunPart | null, part: DryRunPart): DryRunPart {
  if (!before) return part
  const [one, two] = [before.run.broken, part.run.broken]
  const oldest = [one.oldest, two.oldest].filter((at) => at !== null).toSorted((a, b) => +a - +b)
  const broken = {
    apps: one.apps + two.apps,
    usedToday: one.usedToday + two.usedToday,
    secrets: one.secrets + two.secrets,
    owners: one.owners + two.owners,
    people: one.people + two.people,
    oldest: oldest[0] ?? null,
  }
  const violations = [...before.run.violations, ...part.run.violations].slice(0, NAMED_MAX)
  const run = { ...before.run, broken, violations }
  return { ...part, apps: before.apps + part.apps, run }
}
