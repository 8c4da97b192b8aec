/** The ways to a token that Keyturn knows, as RFC 6749 and its family name them. */
export const GRANT_TYPES = [
  'authorization_code',
  'refresh_token',
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:ietf:params:oauth:grant-type:token-exchange',
] as const

export type GrantType = (typeof GRANT_TYPES)[number]

/** What an organization allows. */
export type Policy = {
  /** Third-party application access via OAuth. Off: its APIs answer every such app with 401. */
  thirdPartyAccess: boolean
  newAppRegistration: boolean
  /** In the order of `GRANT_TYPES`; never empty. */
  allowedGrantTypes: readonly GrantType[]
  /** PKCE also for apps that have a secret; those without one need it in any case. */
  pkceForAll: boolean
  secondFactorRequired: boolean
  /** RFC 7591, with an initial access token. */
  dynamicRegistration: boolean
}

export type PolicySetting = keyof Policy

/** The policy as its page shows it. */
export type PolicyView = {
  settings: Policy
  /** One that was never changed is not there. */
  changes: Readonly<Partial<Record<PolicySetting, { at: Date; byName: string }>>>
  mayChange: boolean
}

/** An organization that never said anything else. */
export const DEFAULT_POLICY: Policy = {
  thirdPartyAccess: true,
  newAppRegistration: true,
  allowedGrantTypes: GRANT_TYPES,
  pkceForAll: true,
  secondFactorRequired: false,
  dynamicRegistration: false,
}
