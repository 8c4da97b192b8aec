import type { Role } from '@/lib/actor'
import { type ClaimRules, domainOf } from '@/lib/providers/provider'
import type { Provider } from '@/lib/providers/provider-with-secret'
import type { ProviderProfile } from '../profile/profile'
import { isMethodName } from '../sessions/authentication-methods'
import { type ProviderClaims, providerClaims } from './provider-claims'
import { areGroupsMissed, groupsAt } from './provider-groups'

/** An account at an OpenID provider, with the claims that we use. */
export type ProviderAccount = {
  provider: Provider
  issuer: string
  subject: string
  /** Null unless the provider is believed about the address. */
  verifiedEmail: string | null
  /** Whether the provider speaks for the domain of the address. */
  isOfDomain: boolean
  email: string | null
  name: string | null
  /** The role for the account's groups, or null. */
  role: Role | null
  /** Whether groups count here, and were too many for the provider to send. */
  groupsMissed: boolean
  /** When the person authenticated at the provider; null if it does not say. */
  provenAt: Date | null
  /** How they authenticated there, by the names of RFC 8176; empty if it does not say. */
  amr: string[]
  /** The id of the provider's own session, if it tells one. */
  sid: string | null
  /** What else it tells of the person. */
  profile: ProviderProfile
}

/** Reads what an ID token and the userinfo endpoint say. Throws when issuer or subject are missing. */
export function readProviderAccount(given: unknown, provider: Provider): ProviderAccount {
  const claims = providerClaims.parse(given)
  const email = claims[provider.addressClaim] ?? null
  const verifiedEmail = email && isBelieved(email, claims, provider) ? email : null
  return {
    provider,
    issuer: claims.iss,
    subject: claims.sub,
    email,
    verifiedEmail,
    isOfDomain: email !== null && isOfDomain(email, provider),
    name: claims.name ?? null,
    provenAt: claims.auth_time == null ? null : new Date(claims.auth_time * 1000),
    ...roleByGroups(claims, provider),
    amr: claims.amr.filter(isMethodName),
    sid: claims.sid ?? null,
    profile: {
      verifiedEmail,
      givenName: claims.given_name ?? null,
      familyName: claims.family_name ?? null,
      locale: claims.locale ?? null,
      zoneinfo: claims.zoneinfo ?? null,
    },
  }
}

/**
 * Whether the provider is believed about this address: it speaks for the domain, and says that it has
 * verified the address. It need not say so for a trusted domain; a plain no is a no there, too.
 * `email_verified` is about the claim `email` only (OpenID Connect Core 1.0, §5.1).
 */
function isBelieved(email: string, claims: ProviderClaims, rules: ClaimRules): boolean {
  if (!isOfDomain(email, rules)) return false
  const said = claims.email === email ? (claims.email_verified ?? null) : null
  return said ?? rules.trustedDomains.includes(domainOf(email))
}

function isOfDomain(email: string, { domains }: ClaimRules): boolean {
  return domains === null || domains.includes(domainOf(email))
}

/** The role of the highest group, null when none stands for one; and whether the groups are missed. */
function roleByGroups(
  claims: ProviderClaims,
  { groups, groupsClaim, groupsIgnoreCase }: ClaimRules,
): Pick<ProviderAccount, 'role' | 'groupsMissed'> {
  const compared = (name: string) => (groupsIgnoreCase ? name.toLowerCase() : name)
  const has = new Set((groupsClaim ? groupsAt(claims, groupsClaim) : []).map(compared))
  const roles = (['administrator', 'developer', 'support'] as const).filter((role) => groups[role])
  const role = roles.find((one) => has.has(compared(groups[one] ?? ''))) ?? null
  return { role, groupsMissed: roles.length > 0 && areGroupsMissed(claims, groupsClaim) }
}
