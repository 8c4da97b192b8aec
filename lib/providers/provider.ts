export const PROVIDER_NAME_MAX = 60
export const ISSUER_MAX = 500
export const CLIENT_ID_MAX = 255
export const CLIENT_SECRET_MAX = 2000
export const SCOPES_MAX = 500
export const GROUPS_CLAIM_MAX = 200
export const GROUP_MAX = 200
export const DOMAIN_LENGTH_MAX = 253
/** How many domains one provider can have. */
export const DOMAINS_MAX = 50
/** How many providers one organization can have. */
export const PROVIDERS_MAX = 20

/** The id of the provider that the environment describes. It is part of the redirect URI. */
export const ENVIRONMENT_PROVIDER = 'openid'

/** Which claims can hold the address of a person. */
export const ADDRESS_CLAIMS = ['email', 'preferred_username', 'upn'] as const
export type AddressClaim = (typeof ADDRESS_CLAIMS)[number]

/** The products of which we know the defaults. */
export const PRESETS = [
  'entra',
  'google',
  'okta',
  'auth0',
  'keycloak',
  'gitlab',
  'keyturn',
  'other',
] as const
export type PresetName = (typeof PRESETS)[number]

/** The provider's group for each role here. */
export type RoleGroups = {
  administrator?: string | undefined
  developer?: string | undefined
  support?: string | undefined
}

/** How the claims of a provider are read. */
export type ClaimRules = {
  addressClaim: AddressClaim
  /** The domains for whose addresses it is believed; null: for every address. */
  domains: readonly string[] | null
  /** The domains whose addresses count although it does not say whether it has verified them. */
  trustedDomains: readonly string[]
  /** Where the groups are, such as `groups` or `realm_access.roles`; empty: nowhere. */
  groupsClaim: string
  groupsIgnoreCase: boolean
  groups: RoleGroups
}

/** What the sign-in page shows of a provider. */
export type ProviderButton = { id: string; name: string }

/** Whether a text has the form of the id of a provider in the portal. */
export function isProviderId(text: string): boolean {
  return /^idp_[0-9A-Za-z]{20}$/.test(text)
}

/** Where the provider sends people back to. */
export function redirectUriOf(url: string, providerId: string): string {
  return `${url}/api/auth/callback/${providerId}`
}

/** Where the provider tells of sign-outs (OpenID Connect Back-Channel Logout 1.0). */
export function logoutUriOf(url: string, providerId: string): string {
  return `${url}/api/auth/backchannel-logout/${providerId}`
}

/** The domain of an email address; empty if it has none. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
