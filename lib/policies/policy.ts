/** The grant types that Keyturn supports, by their names in RFC 6749 and its extensions. */
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
  /**
   * Third-party application access via OAuth. When off, the organization's APIs answer every such
   * app with 401.
   */
  thirdPartyAccess: boolean
  newAppRegistration: boolean
  /** In the order of `GRANT_TYPES`; never empty. */
  allowedGrantTypes: readonly GrantType[]
  /** Requires PKCE also for apps that have a secret. Apps without one always need it. */
  pkceForAll: boolean
  secondFactorRequired: boolean
  /** RFC 7591, with an initial access token. */
  dynamicRegistration: boolean
}

export type PolicySetting = keyof Policy

/** The policy as its page shows it. */
export type PolicyView = {
  settings: Policy
  /** Who changed each setting last. A setting that was never changed is absent. */
  changes: Readonly<Partial<Record<PolicySetting, { at: Date; byName: string }>>>
  mayChange: boolean
}

/** The policy of an organization that has set nothing. */
export const DEFAULT_POLICY: Policy = {
  thirdPartyAccess: true,
  newAppRegistration: true,
  allowedGrantTypes: GRANT_TYPES,
  pkceForAll: true,
  secondFactorRequired: false,
  dynamicRegistration: false,
}
