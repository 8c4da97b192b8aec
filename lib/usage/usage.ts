import { DAY, HOUR } from '@/lib/clock'

export const USAGE_RANGES = ['24h', '7d', '30d', '90d'] as const

/** How far back a page looks. */
export type UsageRange = (typeof USAGE_RANGES)[number]

/** How a range is cut: a day or a week into hours, more into days (UTC). */
export const STEPS: Record<UsageRange, { step: 'hour' | 'day'; seconds: number; count: number }> = {
  '24h': { step: 'hour', seconds: HOUR, count: 24 },
  '7d': { step: 'hour', seconds: HOUR, count: 7 * 24 },
  '30d': { step: 'day', seconds: DAY, count: 30 },
  '90d': { step: 'day', seconds: DAY, count: 90 },
}

/** Of how many days `findDailyUses` tells. */
export const DAILY_USES_DAYS = 30

/** How much is kept of what callers send, in characters. */
export const KEPT_OF = {
  address: 100,
  userAgent: 256,
  grantType: 80,
  cause: 80,
  what: 200,
} as const

/** How long counts of hours are kept, and callers that come no more. */
export const HOURS_KEPT_DAYS = 100
export const CALLERS_KEPT_DAYS = 400

/** Longer lists are cut. */
export const CALLERS_LISTED_MAX = 100
export const REFUSED_LISTED_MAX = 200

/** How many living tokens are looked at: whoever finds as many must say "or more". */
export const TOKENS_COUNTED_MAX = 10_000

/** A secret, public key, certificate or federated credential of an app. A certificate counts as a key. */
export type Credential = {
  kind: 'secret' | 'key' | 'federated'
  /** Of published keys, the one id that stands for all at the app's address. */
  id: string
  name: string
  /** `kt_cs_<id>_…abcd`, the `kid` of a key that was added here, the subject of a certificate or of a federated one. */
  hint: string | null
  /** Whether it authenticates now, if its app is in service; a paused secret counts as active. */
  active: boolean
}

/**
 * How often the credentials of an app were used. `starts[i]` is the beginning (UTC) of the hour or
 * day that `points[i]` and `refused[i]` count; the last one is not over yet. Gaps are 0.
 */
export type Usage = {
  range: UsageRange
  step: 'hour' | 'day'
  starts: Date[]
  /** Active credentials, and those that were used in the range. */
  series: { credential: Credential; points: number[] }[]
  refused: number[]
}

/** From where, with which program and for what a credential was used; address '' = many others. */
export type Caller = {
  credential: Credential
  address: string
  userAgent: string
  /** `client_credentials`, …, or the endpoint: `introspection`, `revocation`. */
  grantType: string
  firstAt: Date
  lastAt: Date
  uses: number
}

export type Callers = {
  callers: Caller[]
  /** How many more there are that are not in the list. */
  more: number
}

/**
 * What was refused, summed up. `cause` is a `WhyRefused`, or the OAuth error of a client that had
 * authenticated, such as `invalid_scope`; address '' = many others.
 */
export type RefusedAttempts = {
  credential: Credential | null
  cause: string
  address: string
  /** The value was right: whoever sent it has it. What is not proven may be forged by strangers. */
  proven: boolean
  attempts: number
  firstAt: Date
  lastAt: Date
}

/** A credential whose right value is still sent and refused, as last seen. */
export type StillRefused = {
  appId: string
  credential: Credential | null
  cause: string
  /** When this credential was first refused for this cause, as far as it is kept. */
  since: Date
  lastAt: Date
  /** From where it came last; '' = many others. */
  address: string
  /** In the last 24 hours, from everywhere. */
  attempts: number
}

/** What was refused because it named no app that there is; what '' and address '' = many others. */
export type UnknownAttempts = {
  hour: Date
  /** The client id that was sent, cut; `-` if it has not the form of one. */
  what: string
  address: string
  attempts: number
  firstAt: Date
  lastAt: Date
}

/** What was refused to one app in one hour (UTC), for one cause, from one address ('' = many others). */
export type RefusedHour = RefusedAttempts & { hour: Date; appId: string; appName: string }

/** What was refused of one person in one hour (UTC), for one cause, from one address. */
export type RefusedSignIns = {
  hour: Date
  /** Null if nobody has the e-mail address, or for the many others. */
  personId: string | null
  personName: string | null
  cause: string
  address: string
  attempts: number
  firstAt: Date
  lastAt: Date
}

/** How often a caller used a credential in one hour (UTC): for the audit log. */
export type TokenHour = {
  hour: Date
  appId: string
  appName: string
  credential: Credential
  address: string
  userAgent: string
  grantType: string
  uses: number
}

/** A row as the database has it: with the id of its credential, which is empty if there is none. */
export type Unnamed<Shown> = Omit<Shown, 'credential'> & { credentialId: string }

/** What may stop when an app, or one of its secrets, no longer works. */
export type BlastRadius = Callers & {
  /** Living tokens; `TOKENS_COUNTED_MAX` of them mean that many or more. */
  tokens: number
  /** The people for whom these tokens speak. */
  people: number
}

/** The beginnings (UTC) of the steps of a range that ends with the one in which `at` is. */
export function startsOf(range: UsageRange, at: Date): Date[] {
  const { seconds, count } = STEPS[range]
  const stepMs = seconds * 1000
  const last = at.getTime() - (at.getTime() % stepMs)
  return Array.from({ length: count }, (_, n) => new Date(last - (count - 1 - n) * stepMs))
}

/** Somebody who asks for the value of a secret, which nobody gets a second time. */
export type ValueRequests = {
  appId: string
  appName: string
  /** Empty = many others. */
  address: string
  userAgent: string
  requests: number
  firstAt: Date
  lastAt: Date
}
