import type { Actor, Origin } from '@/lib/actor'
import { MINUTE, now, secondsAfter } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { findPolicy } from '@/lib/policies/find-policy'
import type { Policy } from '@/lib/policies/policy'
import { hasSecondFactor } from '../factor-store'
import { type TokenDigest, tokenDigest } from '../token-digest'
import { actingIn, membershipsOf } from './acting-in'
import {
  LAST_SEEN_EVERY_SECONDS,
  type SecondFactorGap,
  type SessionEnd,
  sessionEnd,
  startOfOverlap,
} from './session'
import { findSession, noteActing, touchSession } from './store'

/**
 * A candidate has given only the password, and may only give or set up the second factor. The key is
 * the session's for its whole life, whatever its id is: what hangs on the session hangs on that.
 * `amr` names the methods by which the person has authenticated (RFC 8176); empty if none is known.
 */
export type SessionCheck =
  | {
      alive: true
      actor: Actor
      key: TokenDigest
      amr: string[]
      /** The ids of the organizations in which this session may act. */
      organizations: string[]
    }
  | { alive: false; because: SessionEnd | 'not_member' }
  | { alive: false; because: SecondFactorGap; candidate: Actor }

/**
 * Checks a session, at every request. It ends after 8 hours idle, after 24 hours, and at once when
 * the person is disabled or their epoch has changed. A session without a needed second factor is
 * not alive. It acts in the named organization, else where it acted last; `not_member` if the person
 * may not act in the named one. Notes where it acts, and that the person was seen, at most once a minute.
 */
export async function checkSession(
  sessionId: Plaintext,
  origin: Origin,
  organizationId: string | null = null,
): Promise<SessionCheck> {
  const at = now()
  const id = tokenDigest(sessionId.reveal())
  const session = await findSession(db(), id, startOfOverlap(at))
  if (!session) return { alive: false, because: 'ended' }
  const end = sessionEnd(session, session.person, at)
  if (end) return { alive: false, because: end }
  const memberships = membershipsOf(session)
  const membership = actingIn(memberships, { named: organizationId, last: session.organizationId })
  if (!membership) return { alive: false, because: organizationId ? 'not_member' : 'ended' }
  const stale = secondsAfter(at, -LAST_SEEN_EVERY_SECONDS)
  if (session.lastSeenAt <= stale)
    await touchSession(db(), session.idDigest, { at, stale, ...origin })
  const { id: personId, name: personName } = session.person
  const policy = await findPolicy(db(), membership.organizationId)
  const { stepUpMinutes } = policy
  const { staysThere } = session
  const former = isFormer(session, id)
  const provenAt = former ? longAgo(session, stepUpMinutes) : session.provenAt
  const actor = { personId, personName, ...membership, provenAt, stepUpMinutes, staysThere, origin }
  const because = await gapOf(session, policy)
  if (because) return { alive: false, because, candidate: actor }
  if (organizationId !== null && organizationId !== session.organizationId) {
    await noteActing(db(), session.idDigest, { personId, organizationId, at })
  }
  const organizations = memberships.map((one) => one.organizationId)
  const amr = former ? [] : session.amr
  return { alive: true, actor, key: session.idDigest, amr, organizations }
}

/**
 * Whoever has only the id of before a step-up has nothing of what it opened. Apps may be told this
 * time (`auth_time`), so it is close to when the session began.
 */
function longAgo({ startedAt }: { startedAt: Date }, stepUpMinutes: number): Date {
  return secondsAfter(startedAt, -stepUpMinutes * MINUTE)
}

function isFormer(
  { formerDigest }: { formerDigest: TokenDigest | null },
  id: TokenDigest,
): boolean {
  return formerDigest !== null && Buffer.compare(formerDigest, id) === 0
}

type Given = {
  secondFactorAt: Date | null
  awaitsSecondFactor: boolean
  person: { id: string }
}

async function gapOf(
  session: Given,
  { secondFactorRequired }: Pick<Policy, 'secondFactorRequired'>,
): Promise<SecondFactorGap | null> {
  if (session.awaitsSecondFactor) return 'second_factor_awaited'
  if (session.secondFactorAt || !secondFactorRequired) return null
  // The policy or the factor was set up while this session was open.
  const has = await hasSecondFactor(db(), session.person.id)
  return has ? 'second_factor_awaited' : 'second_factor_missing'
}
