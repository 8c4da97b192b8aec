/** What somebody who is asked to allow an app something is told about it. */
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
  /** An administrator has vouched for it. */
  verified: boolean
  /** When the logo was last changed; null when there is none. */
  logoUpdatedAt: Date | null
  source: 'portal' | 'dynamic' | 'metadata_document'
}

/** One thing that the app asks for. */
export type InteractionScope = {
  name: string
  /** What it lets the app do; null when nobody has described it. */
  sentence: string | null
  /** The API that it belongs to; null for what is built in or belongs to none. */
  apiName: string | null
  /** Not granted to this app before. */
  isNew: boolean
}

/** What an interaction waits for. */
export type PendingStep = {
  prompt: 'login' | 'consent'
  /** The engine's names of why: `no_session`, `login_prompt`, `max_age`, `op_scopes_missing`, … */
  reasons: string[]
  /** When the app asked: a proof from before does not count when it wants a new one. */
  startedAt: Date
  /** Whom the consent is asked of; null before anybody has signed in. */
  personId: string | null
  /** Who has confirmed the code of the device that asks, on the page at /device; null for nobody. */
  deviceConfirmedBy: string | null
}

/** A sign-in or a consent in progress. */
export type InteractionView = {
  uid: string
  pending: PendingStep
  /** Where the browser goes on when nothing has to be asked: the engine's own address. */
  resumeUrl: string
  app: InteractionApp
  scopes: InteractionScope[]
  /** What the app says about who is to sign in (`login_hint`). */
  loginHint: string | null
  /** Where the answer goes: a host, or null for a device, which waits for it by itself. */
  returnHost: string | null
}

/** A person is to type, or has typed, the code that a device shows (RFC 8628 §3.3). */
export type DeviceView = {
  /** Goes into the form to /oauth2/device as `xsrf`. */
  xsrf: string
  /** What the code leads to; null where there is no such code, or none was given. */
  asking: { app: InteractionApp; scopes: InteractionScope[] } | null
}

/** A person is to say whether they want to sign out (OpenID Connect RP-Initiated Logout §2). */
export type LogoutView = {
  /** Goes into the form to /oauth2/logout/confirm as `xsrf`. */
  xsrf: string
  /** The app that asks; null when it did not say who it is. */
  appName: string | null
  /** The host that the person returns to; null when they stay here. */
  returnHost: string | null
}
