import type { Actor, Origin } from '@/lib/actor'
import { now, secondsAfter } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { LAST_SEEN_EVERY_SECONDS, type SessionEnd, sessionEnd } from './session'
import { findSession, touchSession } from './session-store'
import { tokenDigest } from './token-digest'

export type SessionCheck = { alive: true; actor: Actor } | { alive: false; because: SessionEnd }

/**
 * Whether a session lives, asked at every request: it ends after 8 idle hours, after 24 hours, and
 * at once when the person is disabled or their epoch has moved on. Notes that the person was seen,
 * at most once a minute.
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
  return {
    alive: true,
    actor: { personId: id, personName: name, organizationId, role, origin },
  }
}
