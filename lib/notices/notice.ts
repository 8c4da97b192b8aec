/** The kinds of notices, about each of which a person chooses how they are told. */
export const NOTICE_KINDS = [
  'security',
  'expiry',
  'apps',
  'decisions',
  'secrets',
  'account',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** `bell` is in the portal alone; `mail` and `digest` (one mail a day) are beside it. */
export const NOTICE_DELIVERIES = ['bell', 'mail', 'digest', 'off'] as const
export type NoticeDelivery = (typeof NOTICE_DELIVERIES)[number]

/** How long the texts of a notice are at most, in characters; a sentence that is longer is cut. */
export const NOTICE_TEXTS = { about: 200, sentence: 1000, path: 7000, key: 100 } as const
/** The same for what was found, and for the name of a kind. */
export const FOUND_TEXTS = { subject: 100, step: 60 } as const
export const NOTICE_KIND_MAX = 40

type KindWords = {
  title: string
  sentence: string
  /** For whoever has chosen nothing. */
  unchosen: NoticeDelivery
  choices: readonly NoticeDelivery[]
}

const ALL = NOTICE_DELIVERIES
const NOT_OFF = ['bell', 'mail', 'digest'] as const

export const KINDS: Record<NoticeKind, KindWords> = {
  security: {
    title: 'Security',
    sentence: 'A secret was found, a secret that has ended is still used, a rotation has stopped.',
    unchosen: 'mail',
    choices: NOT_OFF,
  },
  expiry: {
    title: 'Expiry',
    sentence: 'A secret ends: 90, 60, 30, 14, 7 and 1 days before, and when it has ended.',
    unchosen: 'mail',
    choices: ALL,
  },
  apps: {
    title: 'Apps',
    sentence: 'An app is suspended, deleted, unused, gets a new owner, or is no longer verified.',
    unchosen: 'mail',
    choices: ALL,
  },
  decisions: {
    title: 'Waiting for you',
    sentence: 'Something waits for your decision, or an app breaks a policy.',
    unchosen: 'mail',
    choices: ALL,
  },
  secrets: {
    title: 'Secrets and keys',
    sentence:
      'Others generate, revoke or replace a secret or key, or it is used for the first time.',
    unchosen: 'bell',
    choices: ALL,
  },
  account: {
    title: 'Your account',
    sentence: 'Others change your role, your sessions or your second factors.',
    unchosen: 'bell',
    choices: ['bell'],
  },
}

/** What a person is told, as a page shows it. */
export type NoticeView = {
  id: string
  at: Date
  kind: NoticeKind
  /** The app's name, if it is about one. */
  about: string
  /** What happened. */
  sentence: string
  path: string
  isRead: boolean
}

/** The bell counts no further. */
export const UNREAD_COUNTED_MAX = 99

/** What a notice says of so many events: `50,000 secrets expire within 30 days`. */
export function saidOf({ count, sentence }: { count: number; sentence: string }): string {
  return count === 1 ? sentence : `${count.toLocaleString('en')} ${sentence}`
}

export function isNoticeKind(name: string): name is NoticeKind {
  return Object.hasOwn(KINDS, name)
}
