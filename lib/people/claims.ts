import type { RoleClaim } from '@/lib/apps/fields/told-claims'
import type { ToldPerson } from './told-person'

type Claim = {
  /** The scope that reveals it (OpenID Connect Core §5.4). */
  scope: 'profile' | 'email'
  label: string
  /** What people read when an app requests this claim alone (§5.5). */
  sentence: string
}

/** What can be said of a person, by the names of OpenID Connect Core §5.1. */
export const CLAIMS = {
  name: { scope: 'profile', label: 'Name', sentence: 'Read your name.' },
  given_name: { scope: 'profile', label: 'Given name', sentence: 'Read your given name.' },
  family_name: { scope: 'profile', label: 'Family name', sentence: 'Read your family name.' },
  preferred_username: {
    scope: 'profile',
    label: 'Name for signing in',
    sentence: 'Read the name with which you sign in: your email address.',
  },
  locale: { scope: 'profile', label: 'Language', sentence: 'Read your language.' },
  zoneinfo: { scope: 'profile', label: 'Time zone', sentence: 'Read your time zone.' },
  updated_at: {
    scope: 'profile',
    label: 'Last change',
    sentence: 'See when what is known of you last changed.',
  },
  org_id: {
    scope: 'profile',
    label: 'Organization',
    sentence: 'See which organization you are in, by its number.',
  },
  roles: { scope: 'profile', label: 'Role', sentence: 'See your role in its organization.' },
  groups: { scope: 'profile', label: 'Role', sentence: 'See your role in its organization.' },
  email: { scope: 'email', label: 'Email', sentence: 'Read your email address.' },
  email_verified: {
    scope: 'email',
    label: 'Email verified',
    sentence: 'See whether your email address is verified.',
  },
} as const satisfies Record<string, Claim>

export type ClaimName = keyof typeof CLAIMS

export const CLAIM_NAMES = Object.keys(CLAIMS) as ClaimName[]

function isClaimName(text: string): text is ClaimName {
  return Object.hasOwn(CLAIMS, text)
}

/** The claims that a scope reveals. */
export function claimsOfScope(scope: Claim['scope']): ClaimName[] {
  return CLAIM_NAMES.filter((name) => CLAIMS[name].scope === scope)
}

/**
 * These claims in words, as a person reads them beside the scopes. What one of the scopes reveals
 * anyway is left out, and so is what is no claim of a person.
 */
export function describeClaims(claims: readonly string[], scopes: readonly string[]) {
  return [...new Set(claims)]
    .filter(isClaimName)
    .filter((claim) => !scopes.includes(CLAIMS[claim].scope))
    .map((claim) => ({ name: claim, sentence: CLAIMS[claim].sentence, apiName: null }))
}

/** What an app is told of a membership: the organization or not, and the role under this name. */
export type ToldOfMembership = { organizationClaim: boolean; roleClaim: RoleClaim }

/** Organization and role in words, where an app that is told of them gets the scope that reveals them. */
export function describeMembership(told: ToldOfMembership, scopes: readonly string[]) {
  if (!scopes.includes('profile')) return []
  const sentences = {
    ...(told.organizationClaim && { org_id: 'See which organization you are in.' }),
    ...(told.roleClaim !== 'none' && {
      [told.roleClaim]: 'See which role you have in its organization.',
    }),
  }
  return Object.entries(sentences).map(([name, sentence]) => ({ name, sentence, apiName: null }))
}

/** Who is told: the role is said only of people of this organization. */
export type Audience = ToldOfMembership & { organizationId: string }

/**
 * Everything that this audience may be told of a person. What is not known is left out, so nothing is
 * ever null. Whoever gets the claims must still narrow them to what the person allows.
 */
export function claimsOf(person: ToldPerson, audience: Audience): Record<string, unknown> {
  const claims = {
    name: person.name,
    given_name: person.givenName,
    family_name: person.familyName,
    preferred_username: person.email,
    locale: person.locale,
    zoneinfo: person.zoneinfo,
    updated_at: person.changedSeconds,
    email: person.email,
    email_verified: person.emailVerified,
    ...membershipClaims(person, audience),
  }
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null))
}

/**
 * A role means something only in its own organization: elsewhere it could be taken for one there.
 */
function membershipClaims(person: ToldPerson, audience: Audience) {
  const { organizationClaim, roleClaim, organizationId } = audience
  const organization = organizationClaim ? person.organizationId : null
  const role = person.organizationId === organizationId ? person.role : null
  return {
    org_id: organization,
    ...(roleClaim !== 'none' && { [roleClaim]: role && [role] }),
  }
}
