import type { AppliesAfter } from './exempt'

/** The grant types that Keyturn supports, by their names in RFC 6749 and its extensions. */
export const GRANT_TYPES = [
  'authorization_code',
  'refresh_token',
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
] as const

export type GrantType = (typeof GRANT_TYPES)[number]

/**
 * Of whom PKCE is demanded (RFC 7636, RFC 9700 §2.1.1). Apps without a secret always need it. Where
 * it protects: also apps that follow the policy, except in an OpenID request that has a nonce.
 */
export const PKCE_DEMANDS = ['where_it_protects', 'always', 'public_apps'] as const

export type PkceDemand = (typeof PKCE_DEMANDS)[number]

/** What is done at once to a secret that somebody has found and reported. */
export const LEAK_ANSWERS = ['tell', 'pause', 'regenerate'] as const

export type LeakAnswer = (typeof LEAK_ANSWERS)[number]

/** Which people may register apps in the portal and at the management API. */
export const REGISTRATION_BY = ['developers', 'administrators'] as const

export type RegistrationBy = (typeof REGISTRATION_BY)[number]

/** What an organization allows. */
export type Policy = {
  /**
   * Third-party application access via OAuth. When off, the organization's APIs answer every such
   * app with 401.
   */
  thirdPartyAccess: boolean
  newAppRegistration: boolean
  /** A new app waits for an administrator, unless one registers it in the portal. */
  approveNewApps: boolean
  /** The same for new redirect hosts and added scopes of an app that is there. */
  approveWiderApps: boolean
  /** In the order of `GRANT_TYPES`; never empty. */
  allowedGrantTypes: readonly GrantType[]
  pkce: PkceDemand
  secondFactorRequired: boolean
  /** RFC 7591, with an initial access token. */
  dynamicRegistration: boolean
  /** RFC 7591 without an initial access token, for native apps. */
  openRegistration: boolean
  /** How long a refresh token that was just spent gets the same successor again. 0: not at all. */
  refreshReuseSeconds: number
  /** When refresh tokens end at the latest, counted from the first of their family. */
  refreshMaxDays: number
  /** How long a secret lives that an app got by registering itself. 0: it does not expire. */
  registeredSecretDays: number
  /** How long the audit log keeps events. */
  auditMonths: number
  /** How long after they have authenticated nobody is asked to do so again. */
  stepUpMinutes: number
  /** How often an owner confirms an app, in days. 0: never. */
  recertifyDays: number
  /** Each refused request of an app is an event, not only counted by the hour. */
  auditRefusedRows: boolean
  /** The same for each use of a secret or key. */
  auditTokenRows: boolean
  /** An app may make a secret for itself at the management API, into its own free slot. */
  selfRotation: boolean
  onLeak: LeakAnswer
  /** New secrets are made; otherwise apps authenticate by keys or federated credentials. */
  secretsAllowed: boolean
  /** A new secret may live without an end, if `secretMaxDays` is 0. */
  endlessSecrets: boolean
  /** The longest life of a new secret. 0: no limit. */
  secretMaxDays: number
  /** The life of a new secret for which nobody has chosen one. */
  secretDefaultDays: number
  /** How long an old secret works beside its successor at least. 0: no limit. */
  secretNoticeHours: number
  /** The tokens that a secret has minted end when it expires. */
  endTokensOfExpired: boolean
  registrationBy: RegistrationBy
  /** Hosts to which new redirect URIs may lead (`isHostAllowed`). Empty: every host. */
  allowedRedirectHosts: readonly string[]
  /** The scopes of APIs that apps may newly register. Empty: all. */
  allowedScopes: readonly string[]
  /** The longest life of an access token, whatever its API says. 0: as the API says. */
  accessTokenMaxMinutes: number
  /**
   * After so many days without a use the owner of an app is told, the app is suspended, it is deleted.
   * 0: never.
   */
  unusedTellDays: number
  unusedSuspendDays: number
  unusedDeleteDays: number
  /** The same for apps that registered themselves. */
  programsUnusedTellDays: number
  programsUnusedSuspendDays: number
  programsUnusedDeleteDays: number
}

export type PolicySetting = keyof Policy

/** The policy as its page shows it. */
export type PolicyView = {
  settings: Policy
  /** Who changed each setting last. A setting that was never changed is absent. */
  changes: Readonly<Partial<Record<PolicySetting, { at: Date; byName: string }>>>
  /** Of settings that do not count for all apps: after which moment an app was created if they do. */
  appliesAfter: AppliesAfter
  mayChange: boolean
}

/** The policy of an organization that has set nothing. */
export const DEFAULT_POLICY: Policy = {
  thirdPartyAccess: true,
  newAppRegistration: true,
  approveNewApps: false,
  approveWiderApps: false,
  // With an identity assertion nobody is asked, so an administrator decides it.
  allowedGrantTypes: GRANT_TYPES.filter((type) => !type.endsWith(':jwt-bearer')),
  pkce: 'where_it_protects',
  secondFactorRequired: false,
  dynamicRegistration: false,
  openRegistration: false,
  refreshReuseSeconds: 30,
  refreshMaxDays: 180,
  registeredSecretDays: 365,
  auditMonths: 24,
  stepUpMinutes: 15,
  recertifyDays: 0,
  auditRefusedRows: false,
  auditTokenRows: false,
  selfRotation: false,
  // A pause stops whoever found it, and is undone by one click.
  onLeak: 'pause',
  secretsAllowed: true,
  endlessSecrets: true,
  secretMaxDays: 0,
  secretDefaultDays: 180,
  secretNoticeHours: 0,
  endTokensOfExpired: false,
  registrationBy: 'developers',
  allowedRedirectHosts: [],
  allowedScopes: [],
  accessTokenMaxMinutes: 0,
  unusedTellDays: 0,
  unusedSuspendDays: 0,
  unusedDeleteDays: 0,
  programsUnusedTellDays: 0,
  programsUnusedSuspendDays: 0,
  programsUnusedDeleteDays: 0,
}

/** The settings that are one of several. */
export const CHOICES = {
  pkce: PKCE_DEMANDS,
  onLeak: LEAK_ANSWERS,
  registrationBy: REGISTRATION_BY,
} as const satisfies Partial<Record<PolicySetting, readonly string[]>>

export type ChoiceSetting = keyof typeof CHOICES

/** The settings that are numbers, and their limits, which are those of the database. */
export const NUMBER_LIMITS = {
  refreshReuseSeconds: { min: 0, max: 300 },
  refreshMaxDays: { min: 1, max: 730 },
  registeredSecretDays: { min: 0, max: 1825 },
  auditMonths: { min: 1, max: 120 },
  stepUpMinutes: { min: 1, max: 480 },
  secretMaxDays: { min: 0, max: 3650 },
  secretDefaultDays: { min: 1, max: 3650 },
  secretNoticeHours: { min: 0, max: 720 },
  accessTokenMaxMinutes: { min: 0, max: 2880 },
  recertifyDays: { min: 0, max: 1825 },
  unusedTellDays: { min: 0, max: 3650 },
  unusedSuspendDays: { min: 0, max: 3650 },
  unusedDeleteDays: { min: 0, max: 3650 },
  programsUnusedTellDays: { min: 0, max: 3650 },
  programsUnusedSuspendDays: { min: 0, max: 3650 },
  programsUnusedDeleteDays: { min: 0, max: 3650 },
} as const satisfies Partial<Record<PolicySetting, { min: number; max: number }>>

export type NumberSetting = keyof typeof NUMBER_LIMITS

/** The settings that are lists of what is allowed, and how much fits them. An empty list allows everything. */
export const LIST_LIMITS = {
  allowedRedirectHosts: { maxCount: 100, maxLength: 253 },
  allowedScopes: { maxCount: 200, maxLength: 100 },
} as const satisfies Partial<Record<PolicySetting, { maxCount: number; maxLength: number }>>

export type ListSetting = keyof typeof LIST_LIMITS
