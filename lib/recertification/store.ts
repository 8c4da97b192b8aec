import { APP_IN_SERVICE } from '@/lib/apps/in-service'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { MomentPlace } from '@/lib/place'
import type { AppSetting } from '@/lib/policies/exempt'
import { exemptFrom } from '@/lib/policies/policy-sql'
import { FIRST_DUE_DAYS, SHOWN_BEFORE_DAYS, STEPS } from './recertification'

const IN_SERVICE = Prisma.raw(APP_IN_SERVICE)
/** The number of the step after the last one. */
const AFTER_LAST_STEP = STEPS.length
const ENROLLED_AT_ONCE = 1_000
const BEFORE = Prisma.raw(`interval '${SHOWN_BEFORE_DAYS} days'`)

/** Whether the policy asks about an app at that time, beside `app` and `policy`. */
export const isAsked = (at: Date) => Prisma.sql`(policy.recertify_days > 0
  AND ${'recertifyDays' satisfies AppSetting} <> ALL (coalesce(${Prisma.raw(exemptFrom(at))}, '{}')))`

/**
 * When an app is due for the first time, beside `app` and `policy`. Apps that are older than the
 * policy, and those of an import, are spread over a quarter of its days.
 */
function firstDue(at: Date): Prisma.Sql {
  const spread = Prisma.sql`make_interval(days =>
    (abs(hashtext(app.id)::bigint) % greatest(1, policy.recertify_days / 4))::int)`
  const base = Prisma.sql`app.created_at + make_interval(days => policy.recertify_days)`
  const earliest = Prisma.sql`${at}::timestamptz + make_interval(days => ${FIRST_DUE_DAYS}::int)`
  return Prisma.sql`CASE WHEN ${base} < ${earliest} THEN ${earliest} + ${spread}
    WHEN app.source = 'moved_in' THEN ${base} + ${spread} ELSE ${base} END`
}

/** Gives apps that have none a day on which they are due. Answers how many, up to 1,000. */
export function enrollApps(tx: Tx, at: Date): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO recertification (app_id, organization_id, days, due_at, step, step_at)
    SELECT id, organization_id, days, due_at, 0, due_at - ${BEFORE} FROM (
      SELECT app.id, app.organization_id, policy.recertify_days AS days, ${firstDue(at)} AS due_at
      FROM app JOIN policy USING (organization_id)
      WHERE ${isAsked(at)} AND ${IN_SERVICE}
        AND app.source IN ('portal', 'moved_in', 'dynamic')
        AND NOT EXISTS (SELECT FROM recertification known WHERE known.app_id = app.id)
      LIMIT ${ENROLLED_AT_ONCE}) enrolled
    ON CONFLICT (app_id) DO NOTHING`
}

/**
 * Ends the rounds of up to 1,000 apps: of those about which the policy asks nobody any more, and of those
 * that were suspended and that somebody has resumed since, while it asked nobody. `days` of 0 makes
 * `reckonAnew` begin the next round, once the policy asks again. Answers the apps, locked, and whether
 * each is still suspended for it. Skips those that another process has locked.
 */
export function endRounds(tx: Tx, at: Date): Promise<{ appId: string; isSuspended: boolean }[]> {
  return tx.$queryRaw`
    WITH over AS (
      SELECT app.id, coalesce(app.suspended_for = 'recertification', false) AS suspended
      FROM recertification r JOIN app ON app.id = r.app_id
      LEFT JOIN policy ON policy.organization_id = app.organization_id
      WHERE r.days > 0 AND (${isAsked(at)} IS NOT TRUE
        OR (r.step = ${AFTER_LAST_STEP} AND app.suspended_for IS DISTINCT FROM 'recertification'))
      LIMIT ${ENROLLED_AT_ONCE} FOR NO KEY UPDATE OF app, r SKIP LOCKED)
    UPDATE recertification r SET days = 0, step = 0, step_at = r.due_at - ${BEFORE}
    FROM over WHERE r.app_id = over.id
    RETURNING r.app_id AS "appId", over.suspended AS "isSuspended"`
}

/** Reckons the days anew where the policy has changed since. Answers how many, up to 1,000. */
export function reckonAnew(tx: Tx, at: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE recertification r
    SET days = anew.days, due_at = anew.due_at, step = 0, step_at = anew.due_at - ${BEFORE}
    FROM (
      SELECT app.id, policy.recertify_days AS days, greatest(
        old.confirmed_at + make_interval(days => policy.recertify_days), ${firstDue(at)}) AS due_at
      FROM recertification old JOIN app ON app.id = old.app_id
      JOIN policy ON policy.organization_id = app.organization_id
      WHERE ${isAsked(at)} AND old.days <> policy.recertify_days
        AND old.step < ${AFTER_LAST_STEP}
      LIMIT ${ENROLLED_AT_ONCE}) anew
    WHERE r.app_id = anew.id`
}

export type DueStep = {
  appId: string
  name: string
  organizationId: string
  dueAt: Date
  step: number
  stepAt: Date
}

/**
 * Locks up to 100 apps whose next step is due, as it was reckoned from the policy of today. Skips
 * those that another process has locked.
 */
export function lockDueSteps(tx: Tx, at: Date): Promise<DueStep[]> {
  return tx.$queryRaw`
    SELECT app.id AS "appId", app.name, app.organization_id AS "organizationId",
      r.due_at AS "dueAt", r.step, r.step_at AS "stepAt"
    FROM recertification r JOIN app ON app.id = r.app_id
    JOIN policy ON policy.organization_id = app.organization_id
    WHERE r.step_at <= ${at}::timestamptz AND r.days > 0 AND r.days = policy.recertify_days
      AND ${isAsked(at)} AND ${IN_SERVICE}
    ORDER BY r.step_at LIMIT 100
    FOR NO KEY UPDATE OF app, r SKIP LOCKED`
}

type Next = { dueAt: Date; step: number; stepAt: Date | null }

/** Writes the step that comes next. */
export async function writeStep(tx: Tx, appId: string, next: Next): Promise<void> {
  await tx.recertification.updateMany({ where: { appId }, data: next })
}

type Confirmed = Next & { organizationId: string; days: number; confirmedAt: Date }

/** Begins the next round of an app that was confirmed. */
export async function writeConfirmed(tx: Tx, appId: string, round: Confirmed): Promise<void> {
  const { organizationId: _, ...update } = round
  await tx.recertification.upsert({
    where: { appId },
    create: { appId, ...round },
    update,
    select: { appId: true },
  })
}

/** When an app is due, and how far it is. */
export function findRound(tx: Tx, appId: string) {
  return tx.recertification.findUnique({ where: { appId } })
}

/** How many people let the app in. */
export async function countPeople(tx: Tx, appId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ people: number }[]>`
    SELECT count(DISTINCT person_id)::int AS people FROM app_grant WHERE app_id = ${appId}`
  return row?.people ?? 0
}

type NewConfirmation = Prisma.AppConfirmationUncheckedCreateInput

/** Keeps that an app was confirmed, and what was shown. */
export async function insertConfirmation(tx: Tx, row: NewConfirmation): Promise<void> {
  await tx.appConfirmation.create({ data: row, select: { id: true } })
}

/** Confirmations of the organization in the order of time, those that follow a place. */
export function findConfirmations(
  tx: Tx,
  organizationId: string,
  { after, take }: { after: MomentPlace | undefined; take: number },
) {
  return tx.appConfirmation.findMany({
    where: { organizationId, ...(after ? behind(after) : {}) },
    orderBy: [{ confirmedAt: 'asc' }, { id: 'asc' }],
    take,
  })
}

/** The first condition bounds all of them, so that an index begins there. */
const behind = ({ at, id }: MomentPlace): Prisma.AppConfirmationWhereInput => ({
  confirmedAt: { gte: at },
  OR: [{ confirmedAt: { gt: at } }, { id: { gt: id } }],
})

/** Whether the app has a secret, a key or a federated credential that is not among these ids. */
export async function hasOtherCredentials(
  tx: Tx,
  appId: string,
  listed: readonly string[],
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT FROM (SELECT id::text FROM secret WHERE app_id = ${appId} AND slot IS NOT NULL
      UNION ALL SELECT id::text FROM app_key WHERE app_id = ${appId}
      UNION ALL SELECT id::text FROM federated_credential WHERE app_id = ${appId}) credential
    WHERE id <> ALL (${[...listed]}::text[]) LIMIT 1`
  return rows.length > 0
}
