import type { AppSource } from '@/lib/apps/app'
import type { AcrRequest } from '../authorization/acr'

/** An app as the consent page shows it. */
export type InteractionApp = {
  id: string
  name: string
  company: string
  description: string
  websiteUrl: string | null
  termsUrl: string | null
  privacyUrl: string | null
  ownerName: string
  organizationName: string
  /** True if an administrator has verified it. */
  verified: boolean
  /** When the logo was last changed; null when there is none. */
  logoUpdatedAt: Date | null
  source: AppSource
  /** True while it may return to the machine of whoever develops it. */
  inDevelopment: boolean
}

/** One requested scope. */
export type InteractionScope = {
  name: string
  /** What it allows the app to do; null if nobody has described it. */
  sentence: string | null
  /** The API of the scope; null for built-in scopes and for scopes of no API. */
  apiName: string | null
  /** True if this app does not have it yet. */
  isNew: boolean
}

/** The pending prompt of an interaction. */
export type PendingStep = {
  prompt: 'select_account' | 'login' | 'consent'
  /** The engine's reasons: `no_session`, `login_prompt`, `max_age`, `op_scopes_missing`, … */
  reasons: string[]
  /** When the app sent the request. If it wants a fresh login, an earlier one does not count. */
  startedAt: Date
  /** The person who is asked for consent; null before anybody has signed in. */
  personId: string | null
  /** The person who has confirmed the device's code on the page at /device; null if nobody has. */
  deviceConfirmedBy: string | null
  /** The person about whom alone the app wants an answer; null if it does not say. */
  wantedPersonId: string | null
  /** How the person should authenticate. */
  wantedAcr: AcrRequest
  /** Whether somebody has signed in since the app sent the request. */
  signedInForIt: boolean
}

/** A sign-in or a consent in progress. */
export type InteractionView = {
  uid: string
  pending: PendingStep
  /** The engine's URL at which the browser continues when no question is left. */
  resumeUrl: string
  app: InteractionApp
  scopes: InteractionScope[]
  /** The app's `login_hint`. */
  loginHint: string | null
  /** The host that receives the answer; null when none does. */
  returnHost: string | null
  /** The private-use scheme whose program receives the answer (RFC 8252 §7.1); null when none does. */
  returnScheme: string | null
}

/** The page for the user code of a device (RFC 8628 §3.3): empty, or with a typed code. */
export type DeviceView = {
  /** The value of the field `xsrf` in the form to /oauth2/device. */
  xsrf: string
  /** The request behind the code; null if no code was given or it does not exist. */
  asking: { app: InteractionApp; scopes: InteractionScope[] } | null
}

/** The page that asks a person whether to sign out (OpenID Connect RP-Initiated Logout §2). */
export type LogoutView = {
  /** The value of the field `xsrf` in the form to /oauth2/logout/confirm. */
  xsrf: string
  /** The app that sent the person here; null if it did not identify itself. */
  appName: string | null
  /** The host or the scheme to which the person returns; null if they stay here. */
  returnTo: string | null
}
