import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { change, rowsOf, type Statement } from '@/lib/db/statement'
import { portalSessionLives, portalSessionStands } from '../tokens/portal-session-life'

/** A session of the engine, its content still sealed. */
export type SealedSession = {
  digest: Buffer
  kind: string
  personId: string
  sealed: Buffer | null
}

/** One that has ended. */
export type EndedSession = SealedSession & { uidDigest: Buffer }

const FIND_ENDED: Statement = {
  name: 'find-ended-sessions',
  text: `
    SELECT a.digest, a.kind, a.person_id AS "personId", a.uid_digest AS "uidDigest", a.sealed FROM artifact a
    LEFT JOIN person ON person.id = a.person_id
    LEFT JOIN person_session ps ON ps.id_digest = a.portal_session
    WHERE a.kind = 'Session' AND a.portal_session IS NOT NULL
      AND ($2::text IS NULL OR a.person_id = $2)
      AND ${portalSessionStands('$1')} IS NOT TRUE
    LIMIT $3`,
}

/** Up to `most` of the engine's sessions, of one person or of all, whose portal session is over. */
export function findEndedSessions(personId: string | null, most: number): Promise<EndedSession[]> {
  return rowsOf<EndedSession>(FIND_ENDED, [now().toISOString(), personId, most])
}

/** The engine's sessions of a person. */
export async function findSessionsOf(tx: Tx, personId: string): Promise<SealedSession[]> {
  const found = await tx.artifact.findMany({
    where: { kind: 'Session', portalSession: { not: null }, personId },
    select: { digest: true, kind: true, sealed: true },
  })
  return found.map(({ digest, kind, sealed }) => ({
    digest: Buffer.from(digest),
    kind,
    personId,
    sealed: sealed && Buffer.from(sealed),
  }))
}

const MOVE: Statement = {
  name: 'move-sessions',
  text: `
    UPDATE artifact a SET portal_session = after.id_digest
    FROM person_session ps
    JOIN person ON person.id = ps.person_id
    JOIN person_session after ON after.person_id = ps.person_id AND after.id_digest = $3
    WHERE (ps.renewed_digest = $2 OR (ps.id_digest = $2 AND ps.renewed_digest IS NULL))
      AND a.portal_session = ps.id_digest AND a.kind = 'Session'
      AND ${portalSessionLives('$1')}`,
}

/**
 * Moves the engine's sessions from a live portal session, by the digest of its present id, to a
 * session of the same person that has just begun.
 */
export async function moveSessions(before: Buffer, after: Buffer): Promise<void> {
  await change(MOVE, [now().toISOString(), before, after])
}
