import type { Role } from '@/lib/actor'
import { typedText } from '@/lib/text'

/** The roles, each with a sentence about what it may do. */
export const ROLES = [
  {
    value: 'administrator',
    label: 'Administrator',
    description: 'Changes every app of the organization, and decides who is in it.',
  },
  {
    value: 'developer',
    label: 'Developer',
    description: 'Registers apps, and changes those they own or were added to.',
  },
  {
    value: 'support',
    label: 'Support',
    description: 'Sees every app of the organization and changes nothing.',
  },
] as const satisfies readonly { value: Role; label: string; description: string }[]

/** The label of a role. */
export function roleLabel(role: Role): string {
  return ROLES.find(({ value }) => value === role)?.label ?? role
}

export const PERSON_NAME_MAX = 100
export const EMAIL_MAX = 254
export const PEOPLE_PER_PAGE = 25

/** Invited: added, but has not chosen a password and has linked no provider account. */
export type PersonStatus = 'active' | 'invited' | 'disabled'

/** One person of an organization, as its administrators see them. */
export type PersonView = {
  id: string
  name: string
  email: string
  /** Null: nobody has said whether the email is theirs. */
  emailVerified: boolean | null
  role: Role
  status: PersonStatus
  hasSecondFactor: boolean
  createdAt: Date
}

/** An organization of a person, with their role there. */
export type MyOrganization = { id: string; name: string; role: Role }

/** The form in which an email is stored and compared. */
export function normalEmail(typed: string): string {
  return typedText(typed, EMAIL_MAX).toLowerCase()
}

/** The status of a person. */
export function personStatus(person: {
  disabledAt: Date | null
  passwordDigest: string | null
  /** How many accounts at OpenID providers are linked. */
  linked: number
}): PersonStatus {
  if (person.disabledAt) return 'disabled'
  return person.passwordDigest === null && person.linked === 0 ? 'invited' : 'active'
}
