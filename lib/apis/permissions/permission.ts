import type { Length } from '@/lib/page'

/** What access is for: the app itself (RFC 6749 §4.4), or people who use the app. */
export const PERMISSION_KINDS = ['for_itself', 'for_people'] as const
export type PermissionKind = (typeof PERMISSION_KINDS)[number]

export const KIND_WORDS = {
  for_itself: 'for itself',
  for_people: 'for people',
} as const satisfies Record<PermissionKind, string>

export type PermissionStatus = 'requested' | 'granted' | 'refused'

/** How long the word of a decision may be. */
export const PERMISSION_WORD_MAX = 500

/** What somebody may decide, and the permissions about which it can be decided. */
export const VERDICTS = {
  grant: ['requested', 'refused'],
  refuse: ['requested'],
  withdraw: ['granted'],
} as const satisfies Record<string, readonly PermissionStatus[]>
export type Verdict = keyof typeof VERDICTS

/** One scope of an API for one kind of access: what an app requests, and what a token needs. */
export type PermissionRef = { kind: PermissionKind; scope: string }

/** A permission of an app, and what became of its request. */
export type Permission = PermissionRef & {
  status: PermissionStatus
  requestedAt: Date
  /** Null when a program or a document asked, or when an API took over a scope that the app had. */
  requestedByName: string | null
  decidedAt: Date | null
  /** Null when the API's own rule decided. */
  decidedByName: string | null
  /** What the decision says to the app's people; empty when it says nothing. */
  word: string
  /** The app was registered for the scope before there were permissions. */
  byMigration: boolean
}

/** An app with its permissions at one API. */
export type AppAtApi = {
  app: { id: string; name: string; ownerName: string; ownerDisabled: boolean }
  /** Whether the actor may open the app's page. */
  mayOpen: boolean
  permissions: Permission[]
}

export const APPS_OF_API_PER_PAGE = 25

/** More apps than this are not counted, and have no number of a page. */
export const APPS_OF_API_COUNTED_MAX = 10_000

/** One page of the apps of an API. */
export type AppsAtApi = Length & { apps: AppAtApi[]; page: number; next: string | null }

/** A permission on the page of its app. */
export type PermissionOfApp = Permission & { api: { id: string; name: string } }

/** How forms name a permission: its kind and its scope. */
export function permissionName({ kind, scope }: PermissionRef): string {
  return `${kind} ${scope}`
}

/** The permission of such a name; null if it is none. */
export function parsePermissionName(name: string): PermissionRef | null {
  const [first, scope, ...more] = name.split(' ')
  const kind = PERMISSION_KINDS.find((one) => one === first)
  return kind && scope && more.length === 0 ? { kind, scope } : null
}

/** `invoices:read (for itself), invoices:write (for people)` */
export function permissionsInWords(permissions: readonly PermissionRef[]): string {
  return permissions.map(({ kind, scope }) => `${scope} (${KIND_WORDS[kind]})`).join(', ')
}
