import { HOUR, MINUTE } from '@/lib/clock'

export type TokenFormat = 'opaque' | 'jwt'

export const API_NAME_MAX = 80
export const IDENTIFIER_MAX = 250
export const APIS_MAX = 100
export const API_SCOPES_MAX = 100
export const SCOPE_NAME_MAX = 100
export const SCOPE_DESCRIPTION_MAX = 200
export const TOKEN_TTL_MIN_SECONDS = 5 * MINUTE
export const TOKEN_TTL_MAX_SECONDS = 48 * HOUR
export const TOKEN_TTL_SECONDS = HOUR

/** RFC 6749 §3.3: scope-token = 1*( %x21 / %x23-5B / %x5D-7E ). */
export const SCOPE_TOKEN = /^[\x21\x23-\x5b\x5d-\x7e]+$/

/** Opens the management API. Unlike the other built-in scopes, it has to be registered on the app. */
export const MANAGEMENT_SCOPE = 'apps:read'

/** What an app may ask for without any API, each in a sentence that a person can agree to. */
export const BUILT_IN_SCOPES = [
  { name: 'openid', sentence: 'Know who you are, by a number that says nothing else about you.' },
  { name: 'profile', sentence: 'Read your name.' },
  { name: 'email', sentence: 'Read your email address.' },
  { name: 'offline_access', sentence: 'Keep its access while you are not here.' },
  {
    name: MANAGEMENT_SCOPE,
    sentence:
      'See the apps you may see, who looks after them, and when and from where their secrets and keys were last used.',
  },
] as const

const BUILT_IN: ReadonlySet<string> = new Set(BUILT_IN_SCOPES.map(({ name }) => name))

/** Whether the scope is Keyturn's own, and of no API that somebody registered here. */
export function isBuiltIn(scope: string): boolean {
  return BUILT_IN.has(scope)
}

/** Whether any app may ask for it, whatever is registered: it opens nothing but who somebody is. */
export function needsNoRegistration(scope: string): boolean {
  return isBuiltIn(scope) && scope !== MANAGEMENT_SCOPE
}

/** One scope of an API, and the sentence that people read when an app asks for it. */
export type ScopeView = { name: string; description: string }

/** An API as the portal shows it. */
export type ApiView = {
  id: string
  /** The audience of its tokens; an absolute URI, unique in the installation, never changed. */
  identifier: string
  name: string
  tokenFormat: TokenFormat
  tokenTtlSeconds: number
  /** By name. */
  scopes: ScopeView[]
  createdAt: Date
  updatedAt: Date
  /** The apps the actor may see that are registered for a scope of it, by name; no deleted ones. */
  usedBy: AppUse[]
}

/** An app, and which of an API's scopes it is registered for. */
export type AppUse = { id: string; name: string; scopes: string[] }

/** An API as the protocol knows it: the resource server of RFC 8707. */
export type Resource = {
  id: string
  identifier: string
  name: string
  tokenFormat: TokenFormat
  tokenTtlSeconds: number
  /** The names of its scopes. */
  scopes: string[]
}

/** A scope in words. */
export type DescribedScope = {
  name: string
  /** Null when nobody has described it: it belongs to no API of the organization. */
  sentence: string | null
  /** The API it belongs to; null for built-in and undescribed scopes. */
  api: { id: string; name: string; identifier: string } | null
}

/** What the registration form offers: the built-in scopes, and those of each API. */
export type ScopeChoices = { group: string; scopes: { name: string; sentence: string }[] }[]

/** Whether this could be an API's id: what could not be one is never looked up. */
export function isApiId(text: string): boolean {
  return /^api_[0-9A-Za-z]{20}$/.test(text)
}
