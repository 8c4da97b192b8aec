import { APP_SETTINGS, type AppSetting } from '@/lib/policies/exempt'

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

/** What a change breaks at once; the others count for what is new. */
const AT_ONCE: readonly string[] = [
  'allowedGrantTypes',
  'pkce',
  'refreshMaxDays',
  'accessTokenMaxMinutes',
  'endTokensOfExpired',
  'secondFactorRequired',
]

/** Whether a change of the setting takes something away that works today. */
export function countsAtOnce(setting: string): boolean {
  return AT_ONCE.includes(setting)
}

/** The settings that can be tried before they are saved. */
export const TRIABLE = [...APP_SETTINGS, 'secondFactorRequired'] as const

export type Triable = (typeof TRIABLE)[number]

export function isTriable(setting: string): setting is Triable {
  return TRIABLE.some((one) => one === setting)
}

/** An app, or a secret of it, that breaks a setting of the policy. */
export type Violation = {
  setting: AppSetting
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

/** A page of them, in the order of the apps' ids. */
export type ViolationPage = {
  violations: Violation[]
  /** The app and the secret behind which the next page goes on; null after the last one. */
  next: { appId: string; secretId: string } | null
}

/** How much breaks a setting. */
export type Broken = {
  apps: number
  /** Of these apps, how many a secret of theirs was used for in the last 24 hours. */
  usedToday: number
  secrets: number
  owners: number
  people: number
  /** Since when the oldest of them exists. */
  oldest: Date | null
}

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
