import type { SigningAlgorithm, UserinfoFormat } from './signing-algorithm'
import type { ClaimsInIdToken, RoleClaim } from './told-claims'

export const APP_TYPES = ['web', 'machine', 'native'] as const
export type AppType = (typeof APP_TYPES)[number]

/**
 * When a request of a web app needs PKCE (RFC 7636). `when_sent`: when it has a challenge, which is
 * then checked. `by_policy`: when the organization's policy demands it.
 */
export const APP_PKCE = ['when_sent', 'by_policy', 'always'] as const
export type AppPkce = (typeof APP_PKCE)[number]
/** Where an app runs (OpenID Connect Dynamic Registration §2), if its type does not say it. */
export const APPLICATION_TYPES = ['by_type', 'web', 'native'] as const
export type ApplicationType = (typeof APPLICATION_TYPES)[number]

/** FAPI 2.0: none, its Security Profile, or Message Signing as well. */
export const FAPI_PROFILES = ['none', 'security_profile', 'message_signing'] as const
export type FapiProfile = (typeof FAPI_PROFILES)[number]

/**
 * How an app says that it authenticates (RFC 7591 §2); `any`: with whatever secret or key it has.
 */
export const AUTH_METHODS = [
  'any',
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
  'tls_client_auth',
  'self_signed_tls_client_auth',
] as const
export type AuthMethod = (typeof AUTH_METHODS)[number]

/** The longest set of public keys that a program registers, in characters of JSON. */
export const JWKS_LENGTH_MAX = 16_000

/** The value in the app's row of a field of each kind. */
export type FieldValues = {
  type: AppType
  /** One line, never blank. */
  name: string
  line: string
  text: string
  email: string | null
  /** An address that people open in a browser. */
  link: string | null
  /** An address that a server calls, so it has no fragment. */
  endpoint: string | null
  /** Addresses to which browsers are redirected. The app's type decides which are valid. */
  uris: string[]
  scopes: string[]
  /** Of RFC 7591 §2. */
  grantTypes: string[]
  switch: boolean
  pkce: AppPkce
  applicationType: ApplicationType
  authMethod: AuthMethod
  /** A set of public keys (RFC 7517 §5), as JSON. */
  jwks: string | null
  /** A switch that ends by itself: until when it is on. */
  until: Date | null
  fapiProfile: FapiProfile
  /** Empty for none. */
  certificateSubject: string
  claimsInIdToken: ClaimsInIdToken
  roleClaim: RoleClaim
  signature: SigningAlgorithm
  userinfo: UserinfoFormat
}

export type FieldKind = keyof FieldValues

/** Edits of a field. A switch that is turned on is an addition. */
export type Edits = 'never' | 'any-change' | 'addition'

export type Field = {
  kind: FieldKind
  label: string
  /** Its name in the audit log, in the middle of a sentence. */
  trail: string
  /** Its name in the management API. */
  api: string
  /** Its name in RFC 7591 §2; null when a program or a document cannot set it. */
  metadata: string | null
  /** The section of the form that shows it; null when it is edited elsewhere. */
  section: 'about' | 'links' | 'access' | 'protocol' | null
  /**
   * Which edits of it end the app's verification, unless an administrator makes them. An
   * administrator vouches for what people are shown, for where they and our requests are sent, and
   * for what the app may ask of them.
   */
  vouchedFor: Edits
  /** Which edits need step-up. */
  stepUp: Edits
  /** In characters; the length of one entry when there are several. */
  maxLength: number
  maxCount: number
}
