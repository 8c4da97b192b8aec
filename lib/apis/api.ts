import { FIELDS } from '@/lib/apps/fields/fields'
import type { SigningAlgorithm } from '@/lib/apps/fields/signing-algorithm'
import { HOUR, MINUTE } from '@/lib/clock'

export type TokenFormat = 'opaque' | 'jwt'

/**
 * What a JWT for the API says of its own type (RFC 7515 §4.1.9). RFC 9068 §2.1 wants `at+jwt`; older
 * verifiers only know `JWT`.
 */
export const JWT_TYPES = { at_jwt: 'at+jwt', jwt: 'JWT' } as const
export type TokenType = keyof typeof JWT_TYPES

/**
 * What an API's tokens say of the person (RFC 9068 §2.2.3): nothing more than who it is, `role`:
 * their organization and role too, `person`: also name and email, as far as the person allows them.
 */
export const TOKEN_CLAIMS = ['none', 'role', 'person'] as const
export type TokenClaims = (typeof TOKEN_CLAIMS)[number]

/** Which apps get permissions of an API: the others are told so, or wait for somebody's decision. */
export const API_ACCESS = ['nobody', 'with_approval', 'every_app'] as const
export type ApiAccess = (typeof API_ACCESS)[number]

export const API_NAME_MAX = 80
export const IDENTIFIER_MAX = 250
export const APIS_MAX = 100
export const API_SCOPES_MAX = 100
/** A scope has to fit the apps that ask for it. */
export const SCOPE_NAME_MAX = FIELDS.scopes.maxLength
export const SCOPE_DESCRIPTION_MAX = 200
export const TOKEN_TTL_MIN_SECONDS = 5 * MINUTE
export const TOKEN_TTL_MAX_SECONDS = 48 * HOUR
export const TOKEN_TTL_SECONDS = HOUR

/** RFC 6749 §3.3: scope-token = 1*( %x21 / %x23-5B / %x5D-7E ). */
export const SCOPE_TOKEN = /^[\x21\x23-\x5b\x5d-\x7e]+$/

/** The scope of the management API. */
export const MANAGEMENT_SCOPE = 'apps:read'

/** What `audit:read` was called first. It still means the same. */
export const AUDIT_SCOPE = 'keyturn.audit.read'

const AUDIT_SENTENCE =
  'Read the audit log of your organization, if you are an administrator or support: who did what, when and from where.'

/** The first two scopes of the management API. They are built in: a token may have them without an audience. */
const FIRST_SCOPES = [
  {
    name: MANAGEMENT_SCOPE,
    sentence:
      'See the apps you may see, who looks after them, and when and from where their secrets and keys were last used.',
  },
  { name: AUDIT_SCOPE, sentence: AUDIT_SENTENCE },
] as const

/**
 * What the management API lets an app do, with the sentence that people read before they agree. A
 * name may be a scope of a registered API as well: at the management API it counts only in a token
 * that is for it.
 */
export const MANAGEMENT = [
  ...FIRST_SCOPES,
  {
    name: 'apps:write',
    sentence: 'Register, change, suspend and delete the apps you may change, and their keys.',
  },
  { name: 'secrets:issue', sentence: 'Make secrets for the apps you may change, and see them.' },
  { name: 'secrets:revoke', sentence: 'Pause and revoke secrets of the apps you may change.' },
  { name: 'apis:read', sentence: 'See the APIs of your organization, and what apps are granted.' },
  { name: 'apis:write', sentence: 'Register and change APIs, and decide what apps are granted.' },
  { name: 'grants:read', sentence: 'See which apps you have allowed to act for you.' },
  { name: 'grants:write', sentence: 'Take back what you have allowed apps.' },
  { name: 'people:read', sentence: 'See the people of your organization and their roles.' },
  {
    name: 'people:write',
    sentence: 'Invite and disable people of your organization, and change their roles.',
  },
  {
    name: 'organizations:read',
    sentence: 'See the organizations of this installation, if you run it.',
  },
  {
    name: 'organizations:write',
    sentence: 'Create and rename organizations of this installation, if you run it.',
  },
  { name: 'policies:read', sentence: 'See the policies of your organization.' },
  { name: 'policies:write', sentence: 'Change the policies of your organization.' },
  { name: 'audit:read', sentence: AUDIT_SENTENCE },
] as const

/** The id of the management API among the resources of the protocol. */
export const MANAGEMENT_API_ID = 'management'

export type ManagementScope = (typeof MANAGEMENT)[number]['name']

export const MANAGEMENT_SCOPES: readonly string[] = MANAGEMENT.map(({ name }) => name)

/** The scopes of Keyturn itself, each with the sentence that people read before they agree. */
export const BUILT_IN_SCOPES = [
  { name: 'openid', sentence: 'Know who you are, by a number that says nothing else about you.' },
  {
    name: 'profile',
    sentence: 'Read your name, language and time zone, and the name with which you sign in.',
  },
  { name: 'email', sentence: 'Read your email address, and whether it is verified.' },
  { name: 'offline_access', sentence: 'Keep its access while you are not here.' },
  ...FIRST_SCOPES,
] as const

const BUILT_IN: ReadonlySet<string> = new Set(BUILT_IN_SCOPES.map(({ name }) => name))

/** Whether the scope is Keyturn's own, and not one of a registered API. */
export function isBuiltIn(scope: string): boolean {
  return BUILT_IN.has(scope)
}

/**
 * Whether every app may request the scope without registering it: it reveals only who a person is.
 */
export function needsNoRegistration(scope: string): boolean {
  return isBuiltIn(scope) && !MANAGEMENT_SCOPES.includes(scope)
}

/** One scope of an API, and the sentence that people read when an app asks for it. */
export type ScopeView = { name: string; description: string }

export type ApiOwner = { id: string; name: string; email: string }

/** What an administrator says about an API, and may change. */
export type EditableApi = {
  name: string
  tokenFormat: TokenFormat
  /** Of its JWTs, while they are its format. */
  signingAlg: SigningAlgorithm
  tokenType: TokenType
  tokenTtlSeconds: number
  tokenClaims: TokenClaims
  /** Which apps get tokens for themselves (client credentials). */
  accessForItself: ApiAccess
  /** Which apps get tokens for people; a person consents in any case. */
  accessForPeople: ApiAccess
  /** Decides about permissions, beside the administrators; null when nobody does. */
  owner: ApiOwner | null
  /** By name. */
  scopes: ScopeView[]
}

/** What an API is as long as nobody says otherwise. */
export const NEW_API: EditableApi = {
  name: '',
  tokenFormat: 'opaque',
  signingAlg: 'RS256',
  tokenType: 'at_jwt',
  tokenTtlSeconds: TOKEN_TTL_SECONDS,
  tokenClaims: 'none',
  accessForItself: 'with_approval',
  accessForPeople: 'every_app',
  owner: null,
  scopes: [],
}

/** An API as the portal shows it. */
export type ApiView = EditableApi & {
  id: string
  /** The audience of its tokens; an absolute URI, unique in the installation, never changed. */
  identifier: string
  createdAt: Date
  updatedAt: Date
  /**
   * Apps that are registered for one of its scopes, by name: those the actor may see, none deleted.
   */
  usedBy: AppUse[]
}

/** An app, and the API's scopes that it is registered for. */
export type AppUse = { id: string; name: string; scopes: string[] }

/** An API as the protocol knows it: the resource server of RFC 8707. */
export type Resource = {
  id: string
  identifier: string
  name: string
  tokenFormat: TokenFormat
  signingAlg: SigningAlgorithm
  tokenType: TokenType
  tokenTtlSeconds: number
  tokenClaims: TokenClaims
  /** The names of its scopes. */
  scopes: string[]
}

/** A scope in words. */
export type DescribedScope = {
  name: string
  /** Null when the scope belongs to no API of the organization, so nobody has described it. */
  sentence: string | null
  /** The API it belongs to; null for built-in and undescribed scopes. */
  api: { id: string; name: string; identifier: string } | null
}

/** The scopes that the registration form offers: the built-in ones, and those of each API. */
export type ScopeChoices = { group: string; scopes: { name: string; sentence: string }[] }[]

/** Whether the text has the form of an API's id. Anything else is never looked up. */
export function isApiId(text: string): boolean {
  return /^api_[0-9A-Za-z]{20}$/.test(text)
}
