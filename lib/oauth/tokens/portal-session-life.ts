import {
  AWAITING_SESSION_SECONDS,
  IDLE_SESSION_SECONDS,
  LONGEST_SESSION_SECONDS,
} from '@/lib/people/sessions/session'

/**
 * Whether the portal session `ps` of `person` is not over at a time. It is `sessionEnd` of
 * `lib/people/sessions/session.ts` in SQL. Without a session it is null, which is not true.
 */
export function portalSessionStands(at: string): string {
  const since = (seconds: number) => `${at}::timestamptz - make_interval(secs => ${seconds})`
  return `(ps.person_id = person.id AND person.disabled_at IS NULL
      AND ps.epoch = person.session_epoch AND ps.started_at > ${since(LONGEST_SESSION_SECONDS)}
      AND ps.last_seen_at > ${since(IDLE_SESSION_SECONDS)}
      AND (NOT ps.awaits_second_factor OR ps.started_at > ${since(AWAITING_SESSION_SECONDS)}))`
}

/** Whether it lives: it is not over, and the second factor was given if the person has one. */
export function portalSessionLives(at: string): string {
  return `(NOT ps.awaits_second_factor AND ${portalSessionStands(at)})`
}
