import { now } from '@/lib/clock'
import {
  AWAITING_SESSION_SECONDS,
  IDLE_SESSION_SECONDS,
  LONGEST_SESSION_SECONDS,
} from '@/lib/people/sessions/session'
import { change, rowsOf, type Statement } from '../protocol/statement'

/**
 * Whether the portal session `ps` of `person` is not over at a moment: `sessionEnd` of
 * `lib/people/sessions/session.ts` in SQL; null, which is not true, where there is none.
 */
function portalSessionStands(at: string): string {
  const since = (seconds: number) => `${at}::timestamptz - make_interval(secs => ${seconds})`
  return `(ps.person_id = person.id AND person.disabled_at IS NULL
      AND ps.epoch = person.session_epoch AND ps.started_at > ${since(LONGEST_SESSION_SECONDS)}
      AND ps.last_seen_at > ${since(IDLE_SESSION_SECONDS)}
      AND (NOT ps.awaits_second_factor OR ps.started_at > ${since(AWAITING_SESSION_SECONDS)}))`
}

/** Whether it lives: it is not over, and the second factor was given where there is one. */
export function portalSessionLives(at: string): string {
  return `(NOT ps.awaits_second_factor AND ${portalSessionStands(at)})`
}

/** A session of the engine that is over, with what it knows still sealed. */
export type EndedSession = { digest: Buffer; kind: string; personId: string; sealed: Buffer | null }

const TAKE_ENDED: Statement = {
  name: 'take-ended-sessions',
  text: `
    DELETE FROM artifact WHERE digest IN (
      SELECT a.digest FROM artifact a
      LEFT JOIN person ON person.id = a.person_id
      LEFT JOIN person_session ps ON ps.id_digest = a.portal_session
      WHERE a.kind = 'Session' AND a.portal_session IS NOT NULL
        AND ($2::text IS NULL OR a.person_id = $2)
        AND ${portalSessionStands('$1')} IS NOT TRUE
      LIMIT $3 FOR UPDATE OF a SKIP LOCKED)
    RETURNING digest, kind, person_id AS "personId", sealed`,
}

/**
 * Removes up to `most` of the engine's sessions, of one person or of all, whose portal session is
 * over. Each is answered to one caller, however many ask at once.
 */
export function takeEndedSessions(personId: string | null, most: number): Promise<EndedSession[]> {
  return rowsOf<EndedSession>(TAKE_ENDED, [now().toISOString(), personId, most])
}

const REHANG: Statement = {
  name: 'rehang-sessions',
  text: `
    UPDATE artifact a SET portal_session = after.id_digest
    FROM person_session ps
    JOIN person ON person.id = ps.person_id
    JOIN person_session after ON after.person_id = ps.person_id AND after.id_digest = $3
    WHERE ps.id_digest = $2 AND a.portal_session = ps.id_digest AND a.kind = 'Session'
      AND ${portalSessionLives('$1')}`,
}

/** Hangs what hangs on one living portal session on another one of the same person. */
export async function rehangSessions(before: Buffer, after: Buffer): Promise<void> {
  await change(REHANG, [now().toISOString(), before, after])
}
