import type { AppSource } from '@/lib/apps/app'
import { APP_IN_SERVICE } from '@/lib/apps/in-service'
import { DAY, secondsAfter } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { AppSetting } from '@/lib/policies/exempt'
import { exemptFrom } from '@/lib/policies/policy-sql'
import {
  BY_PROGRAMS,
  STEP_DAYS,
  STEPS_BY_PEOPLE,
  STEPS_BY_PROGRAMS,
  type UnusedDays,
  type UnusedPolicy,
  type UnusedSetting,
} from './unused'
import { LAST_USED } from './uses-sql'

const IN_SERVICE = Prisma.raw(APP_IN_SERVICE)

/** When an app was last used, kept or, at first, registered; `app` and `u` beside it. */
const LAST_USE = Prisma.sql`greatest(app.created_at, u.kept_at, ${Prisma.raw(LAST_USED)})`

/** An app that nobody has used since then. */
export type UnusedApp = {
  id: string
  name: string
  source: AppSource
  since: Date
  /** The settings of the policy that do not count for it. */
  exempt: string[]
  isSuspended: boolean
  /** Its owner was told that the step comes, and by now it may. */
  isAnnounced: boolean
}

/** Which apps a step is about: of an organization and these sources, not used since `before`. */
export type Among = {
  organizationId: string
  sources: readonly string[]
  at: Date
  before: Date
  /** The setting that asks for the step, and those that must not count for the app. */
  setting: AppSetting
  without?: readonly AppSetting[]
}

async function find(
  tx: Tx,
  { organizationId, sources, at, before, setting, without = [] }: Among,
  step: Prisma.Sql,
  announced: Prisma.Sql,
): Promise<UnusedApp[]> {
  return tx.$queryRaw<UnusedApp[]>`
    SELECT app.id, app.name, app.source, last.at AS since, rule.exempt,
      app.suspended_at IS NOT NULL AS "isSuspended",
      coalesce(${announced} <= ${at}::timestamptz, false) AS "isAnnounced"
    FROM app LEFT JOIN unused_app u ON u.app_id = app.id
    JOIN policy ON policy.organization_id = app.organization_id
    CROSS JOIN LATERAL (SELECT ${LAST_USE} AS at) last
    CROSS JOIN LATERAL (SELECT coalesce(${exemptAt(at)}, '{}') AS exempt) rule
    WHERE app.organization_id = ${organizationId} AND app.source::text = ANY(${[...sources]})
      AND app.created_at < ${before}::timestamptz AND last.at < ${before}::timestamptz AND ${step}
      AND ${setting} <> ALL (rule.exempt) AND ${[...without]}::text[] <@ rule.exempt
    LIMIT 100 FOR UPDATE OF app SKIP LOCKED`
}

/** Locks up to 100 apps of which nobody was told. */
export function lockUntold(tx: Tx, among: Among): Promise<UnusedApp[]> {
  return find(tx, among, Prisma.sql`${IN_SERVICE} AND u.told_at IS NULL`, Prisma.sql`NULL`)
}

/** When a step comes that was announced. */
export type AnnouncedStep = 'suspends_at' | 'deletes_at'

/**
 * Locks up to 100 apps in service of which somebody was told: for those that are announced the step
 * has come. Of the others its owner has to be told anew: nobody has told them of this step, or of a
 * day that is later than what the policy says now.
 */
export function lockTold(tx: Tx, among: Among, step: AnnouncedStep): Promise<UnusedApp[]> {
  const when = Prisma.raw(`u.${step}`)
  const told = Prisma.sql`${IN_SERVICE} AND u.told_at IS NOT NULL AND ${toAct(when, among.at)}`
  return find(tx, among, told, when)
}

/** The same for apps that were suspended by then because nobody used them: they are to be deleted. */
export function lockSuspended(tx: Tx, among: Among, suspendedBy: Date): Promise<UnusedApp[]> {
  const when = Prisma.sql`u.deletes_at`
  const suspended = Prisma.sql`app.deleted_at IS NULL AND app.suspended_for = 'unused'
    AND u.suspended_at <= ${suspendedBy}::timestamptz AND ${toAct(when, among.at)}`
  return find(tx, among, suspended, when)
}

const toAct = (when: Prisma.Sql, at: Date) => Prisma.sql`(${when} IS NULL
  OR ${when} <= ${at}::timestamptz OR ${when} > ${secondsAfter(at, STEP_DAYS * DAY)}::timestamptz)`

const exemptAt = (at: Date) => Prisma.raw(exemptFrom(at))

/** Keeps what was done about an app. */
export async function saveUnused(
  tx: Tx,
  appId: string,
  done: Prisma.UnusedAppUpdateInput & { toldAt?: Date | null },
): Promise<void> {
  const data = done as Prisma.UnusedAppUncheckedUpdateInput
  await tx.unusedApp.upsert({
    where: { appId },
    create: { appId, ...(data as Partial<Prisma.UnusedAppUncheckedCreateInput>) },
    update: data,
  })
}

const NOT_TOLD = Prisma.raw(
  'told_at = NULL, unused_since = NULL, suspends_at = NULL, deletes_at = NULL',
)

/**
 * Begins the days again for apps that somebody has resumed or restored since, and forgets what was told
 * of apps that were used since.
 */
export async function forgetWhatIsOver(tx: Tx, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE unused_app u SET kept_at = ${at}::timestamptz, ${NOT_TOLD},
      suspended_at = app.suspended_at, deleted_at = NULL
    FROM app WHERE app.id = u.app_id
      AND ((u.suspended_at IS NOT NULL AND app.suspended_at IS NULL) OR u.deleted_at IS NOT NULL)
      AND app.deleted_at IS NULL`
  await tx.$executeRaw`
    UPDATE unused_app u SET ${NOT_TOLD}
    FROM app WHERE app.id = u.app_id AND u.told_at IS NOT NULL AND u.suspended_at IS NULL
      AND ${LAST_USE} > u.told_at`
}

/**
 * Forgets what was announced where the policy does not ask for it any more, for all or for this app.
 * When it asks again, the owner is told anew.
 */
export async function forgetWhatIsNotAsked(tx: Tx, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE unused_app u SET
      told_at = CASE WHEN days.tell + days.suspend + days.remove > 0 THEN u.told_at END,
      suspends_at = CASE WHEN days.suspend > 0 THEN u.suspends_at END,
      deletes_at = CASE WHEN days.remove > 0 THEN u.deletes_at END
    FROM (SELECT app.id, ${asked('tell')} AS tell, ${asked('suspend')} AS suspend,
        ${asked('remove')} AS remove
      FROM unused_app told JOIN app ON app.id = told.app_id
      JOIN policy ON policy.organization_id = app.organization_id
      CROSS JOIN LATERAL (SELECT coalesce(${exemptAt(at)}, '{}') AS exempt) rule
      WHERE told.told_at IS NOT NULL) days
    WHERE u.app_id = days.id AND u.told_at IS NOT NULL
      AND (days.tell + days.suspend + days.remove = 0
        OR (days.suspend = 0 AND u.suspends_at IS NOT NULL)
        OR (days.remove = 0 AND u.deletes_at IS NOT NULL))`
}

const COLUMNS = { tell: 'tell', suspend: 'suspend', remove: 'delete' } as const

/** In SQL: the days of a step for `app` by `policy`, without the settings of `rule.exempt`. */
function asked(step: keyof UnusedDays): Prisma.Sql {
  const column = `unused_${COLUMNS[step]}_days`
  const days = (setting: UnusedSetting, from: string) =>
    `CASE WHEN '${setting}' = ANY (rule.exempt) THEN 0 ELSE policy.${from} END`
  return Prisma.raw(`CASE WHEN app.source::text = ANY ('{${BY_PROGRAMS.join()}}')
    THEN ${days(STEPS_BY_PROGRAMS[step], `programs_${column}`)}
    ELSE ${days(STEPS_BY_PEOPLE[step], column)} END`)
}

export type CleaningPolicy = UnusedPolicy & { organizationId: string }

/** The policies that do something about unused apps. */
export function findCleaningPolicies(tx: Tx): Promise<CleaningPolicy[]> {
  return tx.$queryRaw<CleaningPolicy[]>`
    SELECT organization_id AS "organizationId", unused_tell_days AS "unusedTellDays",
      unused_suspend_days AS "unusedSuspendDays", unused_delete_days AS "unusedDeleteDays",
      programs_unused_tell_days AS "programsUnusedTellDays",
      programs_unused_suspend_days AS "programsUnusedSuspendDays",
      programs_unused_delete_days AS "programsUnusedDeleteDays"
    FROM policy WHERE unused_tell_days + unused_suspend_days + unused_delete_days
      + programs_unused_tell_days + programs_unused_suspend_days + programs_unused_delete_days > 0`
}

/** What was done about an app; null if nothing was. */
export function findUnusedRow(tx: Tx, appId: string) {
  return tx.unusedApp.findUnique({ where: { appId } })
}
