import { APP_IN_SERVICE } from '@/lib/apps/in-service'
import { now, secondsAfter } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { change, rowsOf, type Statement } from '@/lib/db/statement'
import { AS_TAKEN, dueRows } from '@/lib/queue/due-rows'
import { LEASE_SECONDS } from '@/lib/queue/queue'
import type { LogoutNotice } from './logout-notice'

/** Whom to tell of which session, before it has a row. */
export type NewNotice = { appId: string; personId: string; sid: string }

const NAMED = 'app_id AS "appId", person_id AS "personId", sid'
const FIELDS = `id, attempts, ${NAMED}`

/** The columns of rows that begin with the first attempt of whoever writes them. */
const COLUMNS = 'app_id, person_id, sid, created_at, attempts, next_attempt_at'
const FIRST_ATTEMPT = '$1::timestamptz, 1, $2::timestamptz'
const WANTS_NOTICES = `app.backchannel_logout_uri IS NOT NULL AND ${APP_IN_SERVICE}`

const times = () => [now().toISOString(), secondsAfter(now(), LEASE_SECONDS).toISOString()]

/** Several notices as `unnest` takes them: an array for each of app, person and session. */
const arraysOf = (notices: readonly NewNotice[]) => [
  notices.map(({ appId }) => appId),
  notices.map(({ personId }) => personId),
  notices.map(({ sid }) => sid),
]

const ADD: Statement = {
  name: 'add-logout-notice',
  text: `
    INSERT INTO logout_notice (${COLUMNS})
    SELECT app.id, $4, $5, ${FIRST_ATTEMPT} FROM app WHERE app.id = $3 AND ${WANTS_NOTICES}
    RETURNING ${FIELDS}`,
}

/** Writes a notice down, if the app wants to be told. The first attempt is that of the caller. */
export function addNotice({ appId, personId, sid }: NewNotice): Promise<LogoutNotice[]> {
  return rowsOf(ADD, [...times(), appId, personId, sid])
}

type OfOrganization = {
  organizationId: string
  notices: readonly NewNotice[]
  /** Whether to wait for apps that another transaction has locked. Otherwise they are left out. */
  waits: boolean
}

/** Writes down those that are for apps of this organization. The first attempt is the caller's. */
export function addNotices(
  tx: Tx,
  { organizationId, notices, waits }: OfOrganization,
): Promise<LogoutNotice[]> {
  const [appIds, personIds, sids] = arraysOf(notices)
  const [at, leaseEnds] = times()
  return tx.$queryRaw<LogoutNotice[]>`
    INSERT INTO logout_notice (${Prisma.raw(COLUMNS)})
    SELECT app.id, q.person_id, q.sid, ${at}::timestamptz, 1, ${leaseEnds}::timestamptz
    FROM unnest(${appIds}::text[], ${personIds}::text[], ${sids}::text[]) AS q(app_id, person_id, sid)
    JOIN app ON app.id = q.app_id AND app.organization_id = ${organizationId}
      AND ${Prisma.raw(WANTS_NOTICES)}
    ${Prisma.raw(waits ? '' : 'FOR KEY SHARE OF app SKIP LOCKED')}
    RETURNING ${Prisma.raw(FIELDS)}`
}

const END_SESSIONS: Statement = {
  name: 'end-sessions-with-notices',
  text: `
    WITH ended AS (
      DELETE FROM artifact WHERE kind = 'Session' AND digest = ANY($3::bytea[]) RETURNING digest)
    INSERT INTO logout_notice (${COLUMNS})
    SELECT app.id, q.person_id, q.sid, ${FIRST_ATTEMPT}
    FROM unnest($4::bytea[], $5::text[], $6::text[], $7::text[]) AS q(digest, app_id, person_id, sid)
    JOIN ended ON ended.digest = q.digest
    JOIN app ON app.id = q.app_id AND ${WANTS_NOTICES}
    RETURNING ${FIELDS}`,
}

/**
 * Removes these sessions of the engine and writes down whom to tell of them, in one statement: of
 * several callers at once, one gets the notices of each session. The first attempt is the caller's.
 */
export function endSessions(
  digests: readonly Buffer[],
  notices: readonly (NewNotice & { session: Buffer })[],
): Promise<LogoutNotice[]> {
  return rowsOf(END_SESSIONS, [
    ...times(),
    digests,
    notices.map(({ session }) => session),
    ...arraysOf(notices),
  ])
}

/**
 * Takes notices whose time has come: one of each app, then the next of each, so that an app that does not
 * answer holds up no other.
 */
export const takeDueNotices = dueRows<LogoutNotice>('logout_notice', {
  fields: NAMED,
  receiver: 'app_id',
})

const PUT_OFF: Statement = {
  name: 'put-logout-notice-off',
  text: `UPDATE logout_notice SET next_attempt_at = $3::timestamptz WHERE ${AS_TAKEN}`,
}

const REMOVE: Statement = {
  name: 'remove-logout-notice',
  text: `DELETE FROM logout_notice WHERE ${AS_TAKEN}`,
}

/**
 * Puts a notice off, or removes it if there is no time for another attempt; false if another process has
 * taken it since.
 */
export async function putOffOrRemove(
  { id, attempts }: LogoutNotice,
  until: Date | null,
): Promise<boolean> {
  const count = until
    ? await change(PUT_OFF, [id, attempts, until.toISOString()])
    : await change(REMOVE, [id, attempts])
  return count === 1
}

const COUNT: Statement = {
  name: 'count-logout-notice',
  text: `
    INSERT INTO logout_delivery AS so_far (app_id, delivered, abandoned, last_delivered_at, last_failed_at, last_failure)
    SELECT app.id, $2::int, $3::int, CASE WHEN $2 > 0 THEN $4::timestamptz END,
      CASE WHEN $5::text IS NOT NULL THEN $4::timestamptz END, $5
    FROM app WHERE app.id = $1
    ON CONFLICT (app_id) DO UPDATE SET
      delivered = so_far.delivered + excluded.delivered,
      abandoned = so_far.abandoned + excluded.abandoned,
      last_delivered_at = coalesce(excluded.last_delivered_at, so_far.last_delivered_at),
      last_failed_at = coalesce(excluded.last_failed_at, so_far.last_failed_at),
      last_failure = coalesce(excluded.last_failure, so_far.last_failure)`,
}

/** Adds an attempt to the app's counts. `failure` is null when the app was told. */
export async function countAttempt(
  appId: string,
  { failure, abandoned }: { failure: string | null; abandoned: boolean },
): Promise<void> {
  const delivered = failure === null ? 1 : 0
  await change(COUNT, [appId, delivered, abandoned ? 1 : 0, now().toISOString(), failure])
}

/** How the app's notices went, and how many wait. */
export async function findDelivery(tx: Tx, appId: string) {
  const [delivery, waiting] = await Promise.all([
    tx.logoutDelivery.findUnique({ where: { appId }, omit: { appId: true } }),
    tx.logoutNotice.aggregate({
      where: { appId },
      _count: { _all: true },
      _min: { nextAttemptAt: true },
    }),
  ])
  return { delivery, waiting: waiting._count._all, nextAttemptAt: waiting._min.nextAttemptAt }
}
