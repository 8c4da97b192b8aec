import { z } from 'zod'
import type { Role } from '@/lib/actor'
import type { OpenIdProvider } from '@/lib/config'
import { isPrintable } from '@/lib/printable'
import { EMAIL_MAX, normalEmail, PERSON_NAME_MAX } from '../person'
import { canonicalLocale, isTimeZone, type ProviderProfile } from '../profile/profile'
import { isMethodName } from '../sessions/authentication-methods'

/** An account at an OpenID provider, with the claims that we use. */
export type ProviderAccount = {
  issuer: string
  subject: string
  /** Null unless the provider says that it has verified the email. */
  verifiedEmail: string | null
  email: string | null
  name: string | null
  /** The role for the account's groups, or null. */
  role: Role | null
  /** When the person authenticated at the provider; null if it does not say. */
  provenAt: Date | null
  /** How they authenticated there, by the names of RFC 8176; empty if it does not say. */
  amr: string[]
  /** What else it tells of the person. */
  profile: ProviderProfile
}

const personName = z
  .string()
  .trim()
  .min(1)
  .max(PERSON_NAME_MAX)
  .refine(isPrintable)
  .nullish()
  .catch(null)

// OpenID Connect Core 1.0, sections 2 and 5.1. Some providers send `email_verified` as a string.
const claimsSchema = z.looseObject({
  iss: z.string().max(2000),
  sub: z.string().min(1).max(255),
  email: z.string().transform(normalEmail).pipe(z.email().max(EMAIL_MAX)).nullish().catch(null),
  email_verified: z
    .union([z.boolean(), z.literal('true')])
    .nullish()
    .catch(null),
  auth_time: z.number().int().nonnegative().nullish().catch(null),
  name: personName,
  given_name: personName,
  family_name: personName,
  // Some providers write `de_DE`.
  locale: z
    .string()
    .transform((tag) => canonicalLocale(tag.replaceAll('_', '-')))
    .nullish()
    .catch(null),
  zoneinfo: z.string().refine(isTimeZone).nullish().catch(null),
  amr: z.array(z.string()).catch([]),
})

const groupList = z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([])

/** Reads what an ID token and the userinfo endpoint say. Throws when issuer or subject are missing. */
export function readProviderAccount(given: unknown, provider: OpenIdProvider): ProviderAccount {
  const claims = claimsSchema.parse(given)
  const email = claims.email ?? null
  const verified = claims.email_verified === true || claims.email_verified === 'true'
  const verifiedEmail = verified ? email : null
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email,
    verifiedEmail,
    name: claims.name ?? null,
    provenAt: claims.auth_time == null ? null : new Date(claims.auth_time * 1000),
    role: roleOf(groupList.parse(claims[provider.groupsClaim]), provider.groups),
    amr: claims.amr.filter(isMethodName),
    profile: {
      verifiedEmail,
      givenName: claims.given_name ?? null,
      familyName: claims.family_name ?? null,
      locale: claims.locale ?? null,
      zoneinfo: claims.zoneinfo ?? null,
    },
  }
}

/** The role of the highest group; null when none of them stands for one. */
function roleOf(groups: readonly string[], mapped: OpenIdProvider['groups']): Role | null {
  const roles = ['administrator', 'developer', 'support'] as const
  return roles.find((role) => mapped[role] !== undefined && groups.includes(mapped[role])) ?? null
}
