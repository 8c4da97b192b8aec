import { DAY, secondsAfter } from '@/lib/clock'
import { typedText } from '@/lib/text'
import { type AppType, FIELDS, type Registered } from './fields/fields'
import { URL_MAX } from './fields/web-address'

/** How it came: registered in the portal, by a program (RFC 7591), or by a URL as its client_id. */
export type AppSource = 'portal' | 'dynamic' | 'metadata_document'
export type AppStatus = 'active' | 'suspended' | 'deleted'

export const LOGO_BYTES_MAX = 256 * 1024
export const LOGO_SIDE_PIXELS = 128
export const RESTORABLE_DAYS = 7
export const APPS_PER_PAGE = 25
/** A secret whose end is nearer than this is shown as expiring. */
export const EXPIRING_WITHIN_DAYS = 14
/** What was used within this time is given up only with the app's name typed. */
export const USED_RECENTLY_HOURS = 24

export type AppPerson = { id: string; name: string; email: string }

/** An app as its page shows it: what is registered, and what has become of it. */
export type AppView = Registered & {
  /** The client_id. */
  id: string
  organizationId: string
  status: AppStatus
  source: AppSource
  /** Since when an administrator vouches for it. */
  verifiedAt: Date | null
  version: number
  createdAt: Date
  updatedAt: Date
  suspendedAt: Date | null
  deletedAt: Date | null
  /** When its document was last read; null for an app that has none. */
  describedAt: Date | null
  owner: AppPerson
  /** The people who were added beside the owner, by name. */
  members: AppPerson[]
  /** When the logo was last changed; null when there is none. */
  logoUpdatedAt: Date | null
  /** Whether the person who asked may change it. */
  mayChange: boolean
  /** Whether the person who asked may vouch for it. */
  mayVerify: boolean
}

/** An app as a row of My Apps. */
export type AppRow = {
  id: string
  name: string
  type: AppType
  status: AppStatus
  source: AppSource
  company: string
  verifiedAt: Date | null
  ownerName: string
  createdAt: Date
  deletedAt: Date | null
  logoUpdatedAt: Date | null
  activeSecrets: number
  expiringSecrets: number
  /** Active secrets that were never used. */
  neverUsedSecrets: number
  /** Those that were added here. */
  publicKeys: number
  /** It publishes them itself instead, at an address of its own. */
  publishesKeys: boolean
  /** The last use of any of its secrets, retired ones included, and of its public keys. */
  lastUsedAt: Date | null
}

/**
 * Whether this could be an app's id: what could not be one is never looked up. An app that is
 * described by a document has that document's address as its id.
 */
export function isAppId(text: string): boolean {
  return /^app_[0-9A-Za-z]{20}$/.test(text) || isDocumentUrl(text)
}

/**
 * Whether this can be the address of a metadata document (draft-ietf-oauth-client-id-metadata-document
 * §3): https, written as a URL parser writes it, so that it has a path without dot segments, on a
 * host without a port; no user name, no fragment.
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

/** Where an app's pages are. */
export function appPath(appId: string): string {
  return `/apps/${encodeURIComponent(appId)}`
}

/** The app's id as it stands in the path of a page; routers differ in what they decode. */
export function appIdInPath(segment: string): string {
  if (!segment.includes('%') || segment.includes('/')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** Deletion wins over suspension: a suspended app that was deleted is restored suspended. */
export function appStatus(app: { suspendedAt: Date | null; deletedAt: Date | null }): AppStatus {
  if (app.deletedAt) return 'deleted'
  return app.suspendedAt ? 'suspended' : 'active'
}

/** Why the app can be given no secret and no key here; null when it can. */
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

/** Whether `typed` is the app's name, as the dialogs ask for it; spaces around it do not count. */
export function isTypedName(app: { name: string }, typed: string | undefined): boolean {
  return typed !== undefined && typedText(typed, FIELDS.name.maxLength) === app.name
}
