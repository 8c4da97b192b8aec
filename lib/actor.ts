export type Role = 'administrator' | 'developer' | 'support'

/** How much of a `User-Agent` header is kept, in characters. */
export const USER_AGENT_MAX = 512

/** Where a request came from, for the audit log. */
export type Origin = {
  address: string | null
  userAgent: string | null
  requestId: string | null
}

/**
 * A signed-in person who acts in one organization. Made from the session, never from the request.
 */
export type Actor = {
  personId: string
  personName: string
  organizationId: string
  role: Role
  /** When this person last proved who they are: at sign-in, or by a later step-up. */
  provenAt: Date
  /** How long that is enough for what needs a step-up, by the policy; absent for its default. */
  stepUpMinutes?: number
  /**
   * They act in this organization alone: a provider that is believed nowhere else began the session, or an
   * app of it acts for them. Absent means false.
   */
  staysThere?: boolean
  origin: Origin
  /**
   * The app whose token speaks at the management API; absent in the portal. An app that speaks for
   * itself is the actor: its id stands in `personId`, its name in `personName`, and `ofItself` is what an
   * administrator has granted it. It proves itself by its credentials. For a person `ofItself` is null.
   */
  through?: { appId: string; ofItself: readonly string[] | null }
}

/**
 * Whether a person acts in the portal, and no program for them. A program never grants, verifies or
 * vouches by the way: it does what it says.
 */
export function isInPerson({ through }: Pick<Actor, 'through'>): boolean {
  return through === undefined
}

/** The origin of work without a request: seeding, sweeping, the command line. */
export const NO_ORIGIN: Origin = { address: null, userAgent: null, requestId: null }
