export type Role = 'administrator' | 'developer' | 'support'

/** Where a request came from, for the audit trail. */
export type Origin = {
  address: string | null
  userAgent: string | null
  requestId: string | null
}

/** A signed-in person acting in one organization. Made from the session only, never from the wire. */
export type Actor = {
  personId: string
  personName: string
  organizationId: string
  role: Role
  /** When this person last proved who they are: at sign-in, or by a step-up since. */
  provenAt: Date
  origin: Origin
}

/** What happens with no request around it: seeding, sweeping, the command line. */
export const NO_ORIGIN: Origin = { address: null, userAgent: null, requestId: null }
