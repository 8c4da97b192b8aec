import { DAY, secondsAfter } from '@/lib/clock'
import { typedText } from '@/lib/text'
import type { WhyCannotAuthenticate } from './cannot-authenticate'
import type { AppType } from './fields/field'
import { FIELDS, type Registered } from './fields/fields'
import { URL_MAX } from './fields/web-address'

/**
 * How the app came to be: registered in the portal, by a program with an initial access token (RFC
 * 7591), by a URL as its client_id, by itself without any token (`open`), or imported (`moved_in`).
 */
export const APP_SOURCES = ['portal', 'dynamic', 'metadata_document', 'open', 'moved_in'] as const
export type AppSource = (typeof APP_SOURCES)[number]

/** Where somebody of the organization registered or imported an app, and not the app or its program. */
export const BY_PEOPLE: readonly AppSource[] = ['portal', 'moved_in']

export function isRegisteredByPeople(source: AppSource): boolean {
  return BY_PEOPLE.includes(source)
}

/** Why Keyturn has suspended an app; null where people have. */
export type SuspensionCause = 'approval' | 'recertification' | 'unused'

export type AppStatus = 'active' | 'suspended' | 'deleted'

export const LOGO_BYTES_MAX = 256 * 1024
export const LOGO_SIDE_PIXELS = 128
export const RESTORABLE_DAYS = 7
export const APPS_PER_PAGE = 25
/** In the address of My Apps, the filter for the actor's own apps. */
export const MINE = 'mine'
/** A secret that expires in fewer days than this is shown as expiring. */
export const EXPIRING_WITHIN_DAYS = 14
/** To remove something that was used within so many hours, a person must type the app's name. */
export const USED_RECENTLY_HOURS = 24

export type AppOwner = { id: string; name: string }
export type AppPerson = { id: string; name: string; email: string }

/** An app as its page shows it: its registration and its present state. */
export type AppView = Registered & {
  /** The client_id. */
  id: string
  organizationId: string
  status: AppStatus
  source: AppSource
  /** What tokens call the keys that it registers or publishes itself; null when it does neither. */
  jwksId: string | null
  /** When an administrator verified it; null when it is not verified. */
  verifiedAt: Date | null
  /** What an administrator has granted it at the management API, for itself. */
  managementScopes: string[]
  /** The networks from which it authenticates; none is everywhere. */
  networks: string[]
  version: number
  createdAt: Date
  updatedAt: Date
  suspendedAt: Date | null
  suspendedFor: SuspensionCause | null
  deletedAt: Date | null
  /** When its metadata document was last read; null for an app without one. */
  describedAt: Date | null
  owner: AppPerson
  /** The members (people added beside the owner), by name. */
  members: AppPerson[]
  /** When the logo was last changed; null when there is none. */
  logoUpdatedAt: Date | null
  /** Whether the actor may change it. */
  mayChange: boolean
  /** Whether the actor may verify it. */
  mayVerify: boolean
}

/** When an app last got a code for a person that was bound by PKCE, by a nonce, or by neither. */
export type LastSignIn = { boundBy: 'pkce' | 'nonce' | 'neither'; lastAt: Date }

/** An app as a row of My Apps. */
export type AppRow = {
  id: string
  name: string
  type: AppType
  status: AppStatus
  suspendedFor: SuspensionCause | null
  source: AppSource
  company: string
  verifiedAt: Date | null
  ownerName: string
  /** Whether the owner is disabled in the app's organization. */
  ownerDisabled: boolean
  createdAt: Date
  deletedAt: Date | null
  logoUpdatedAt: Date | null
  activeSecrets: number
  expiringSecrets: number
  /** Active secrets that were never used. */
  neverUsedSecrets: number
  /** Secrets that hold a slot and are refused for a while. */
  pausedSecrets: number
  /** When the first of its active secrets ends; null when none does. */
  nextExpiryAt: Date | null
  /** Keys that were added here. */
  publicKeys: number
  /** Whether it publishes its keys itself, at its own `jwks_uri`. */
  publishesKeys: boolean
  /** Whose tokens authenticate it. */
  federatedCredentials: number
  /** The last use of any of its secrets, also retired ones, and of its keys, and the last sign-in. */
  lastUsedAt: Date | null
  /** Why it cannot authenticate although it has to; null when it can. */
  cannotAuthenticate: WhyCannotAuthenticate | null
}

/** An app that was moved in keeps the id that another server gave it, as a GUID. */
const APP_ID = /^[A-Za-z0-9][A-Za-z0-9._~-]+$/
const APP_ID_MAX = 40
/** Only with a dot inside, so that no opaque token or secret has the form of an id. */
const DOTTED_APP_ID_MAX = 100

/**
 * Whether this has the form of an app's id. Anything else is never looked up and never logged. A
 * metadata-document app has the address of its document as its id.
 */
export function isAppId(text: unknown): text is string {
  if (typeof text !== 'string') return false
  const longest = text.includes('.') ? DOTTED_APP_ID_MAX : APP_ID_MAX
  return (text.length <= longest && APP_ID.test(text)) || isDocumentUrl(text)
}

/** Whether this is an id as Keyturn makes them. An app that was imported keeps the one it had. */
export function isMadeAppId(text: string): boolean {
  return /^app_[0-9A-Za-z]{20}$/.test(text)
}

/** Whether this can be nothing but the id of an app, unlike a GUID or a word. */
export function isUnmistakableAppId(text: string): boolean {
  return isMadeAppId(text) || isDocumentUrl(text)
}

/**
 * Whether this can be the address of a metadata document
 * (draft-ietf-oauth-client-id-metadata-document §3). It must be https, written as a URL parser
 * writes it, and have a path without dot segments. It must have no port, no user name and no
 * fragment.
 */
export function isDocumentUrl(text: string): boolean {
  if (text.length > URL_MAX || !/^https:\/\/[\x21-\x7e]+$/.test(text)) return false
  if (text.includes('#') || !URL.canParse(text)) return false
  const url = new URL(text)
  return url.href === text && url.port === '' && url.username === '' && url.password === ''
}

/** The host of a metadata-document app's document; null for any other app. */
export function documentHost(appId: string): string | null {
  return isDocumentUrl(appId) ? new URL(appId).hostname : null
}

/** The path of the app's pages. */
export function appPath(appId: string): string {
  return `/apps/${encodeURIComponent(appId)}`
}

/** The app's id as it stands in a page's path. Routers differ in what they decode. */
export function appIdInPath(segment: string): string {
  if (!segment.includes('%') || segment.includes('/')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** Deletion wins over suspension. A suspended app that was deleted is restored as suspended. */
export function appStatus(app: { suspendedAt: Date | null; deletedAt: Date | null }): AppStatus {
  if (app.deletedAt) return 'deleted'
  return app.suspendedAt ? 'suspended' : 'active'
}

/** Why the app can have no secret and no key here; null when it can. */
export function whySecretless(
  app: Pick<AppView, 'type' | 'source'>,
): 'native' | 'metadata_document' | null {
  if (app.source === 'metadata_document') return 'metadata_document'
  return app.type === 'native' ? 'native' : null
}

/** Until when a deleted app can be restored. */
export function restorableUntil(deletedAt: Date): Date {
  return secondsAfter(deletedAt, RESTORABLE_DAYS * DAY)
}

/** Whether `typed` is the app's name, as the dialogs ask for it. Spaces around it do not count. */
export function isTypedName(app: { name: string }, typed: string | undefined): boolean {
  return typed !== undefined && typedText(typed, FIELDS.name.maxLength) === app.name
}
