import { now } from '@/lib/clock'
import { change, rowsOf, type Statement } from '@/lib/db/statement'
import { portalSessionLives, portalSessionStands } from '../tokens/portal-session-life'

/** A session of the engine that has ended, or ended for some apps, its content still sealed. */
export type EndedSession = {
  digest: Buffer
  kind: string
  personId: string
  uidDigest: Buffer
  sealed: Buffer | null
}

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

const FIND_OF_PERSON: Statement = {
  name: 'find-sessions-of-person',
  text: `
    SELECT digest, kind, person_id AS "personId", uid_digest AS "uidDigest", sealed FROM artifact
    WHERE kind = 'Session' AND portal_session IS NOT NULL AND person_id = $1`,
}

/** The engine's sessions of a person. */
export function findSessionsOf(personId: string): Promise<EndedSession[]> {
  return rowsOf<EndedSession>(FIND_OF_PERSON, [personId])
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
