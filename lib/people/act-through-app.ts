import type { Actor, Origin } from '@/lib/actor'
import { findStandingOf } from './standing-store'

/** A token that does not say when the person has authenticated proves nothing. */
const NEVER = new Date(0)

type Through = {
  /** In which they act, where no app decides. */
  organizationId?: string
  provenAt: Date | null
  origin: Origin
  /** The app, when it acts at the management API. */
  appId?: string
}

/** A person for whom an app acts, and whether every organization of theirs lets apps in. */
export type ActingPerson = { actor: Actor; thirdPartyAccess: boolean }

/**
 * The person for whom an app acts, as an actor with their present role: in the app's organization, or,
 * as an outsider, in the one that they have been in for the longest time. Null if the person is gone,
 * disabled or in no organization. The caller has checked that the person consented. They have
 * proven who they are when the token says so (RFC 9470), and the policy says for how long that is
 * enough. At the management API they see and change nothing of their other organizations.
 */
export async function actThroughApp(
  personId: string,
  { provenAt, origin, ...of }: Through,
): Promise<ActingPerson | null> {
  const standing = await findStandingOf(personId, of)
  if (!standing) return null
  const { name: personName, organizationId, role, stepUpMinutes, thirdPartyAccess } = standing
  const actor: Actor = {
    personId,
    personName,
    organizationId,
    role,
    provenAt: provenAt ?? NEVER,
    stepUpMinutes,
    origin,
    ...(of.appId ? { staysThere: true, through: { appId: of.appId, ofItself: null } } : {}),
  }
  return { actor, thirdPartyAccess }
}
