import type { Actor, Origin } from '@/lib/actor'
import { now, secondsAfter } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { findPolicy } from '@/lib/policies/find-policy'
import { hasSecondFactor } from '../factor-store'
import { tokenDigest } from '../token-digest'
import {
  LAST_SEEN_EVERY_SECONDS,
  type SecondFactorGap,
  type SessionEnd,
  sessionEnd,
} from './session'
import { findSession, touchSession } from './store'

/** A candidate has given only the password, and may only give or set up the second factor. */
export type SessionCheck =
  | { alive: true; actor: Actor }
  | { alive: false; because: SessionEnd }
  | { alive: false; because: SecondFactorGap; candidate: Actor }

/**
 * Checks a session, at every request. It ends after 8 hours idle, after 24 hours, and at once when
 * the person is disabled or their epoch has changed. A session without a needed second factor is
 * not alive. Notes that the person was seen, at most once a minute.
 */
export async function checkSession(sessionId: Plaintext, origin: Origin): Promise<SessionCheck> {
  const at = now()
  const idDigest = tokenDigest(sessionId.reveal())
  const session = await findSession(db(), idDigest)
  const membership = session?.person.memberships[0]
  if (!session || !membership) return { alive: false, because: 'ended' }
  const end = sessionEnd(session, session.person, at)
  if (end) return { alive: false, because: end }
  const stale = secondsAfter(at, -LAST_SEEN_EVERY_SECONDS)
  if (session.lastSeenAt <= stale) await touchSession(db(), idDigest, { at, stale })
  const { id, name } = session.person
  const { organizationId, role } = membership
  const { provenAt } = session
  const actor = { personId: id, personName: name, organizationId, role, provenAt, origin }
  const because = await gapOf(session, actor)
  return because ? { alive: false, because, candidate: actor } : { alive: true, actor }
}

type Given = { secondFactorAt: Date | null; awaitsSecondFactor: boolean }

async function gapOf(session: Given, actor: Actor): Promise<SecondFactorGap | null> {
  if (session.awaitsSecondFactor) return 'second_factor_awaited'
  if (session.secondFactorAt) return null
  const { secondFactorRequired } = await findPolicy(db(), actor.organizationId)
  if (!secondFactorRequired) return null
  // The policy or the factor was set up while this session was open.
  const has = await hasSecondFactor(db(), actor.personId)
  return has ? 'second_factor_awaited' : 'second_factor_missing'
}
