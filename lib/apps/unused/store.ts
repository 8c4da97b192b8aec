import type { AppSource } from '@/lib/apps/app'
import { APP_IN_SERVICE } from '@/lib/apps/in-service'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { AppSetting } from '@/lib/policies/exempt'
import { exemptFrom } from '@/lib/policies/policy-sql'
import type { UnusedPolicy } from './unused'
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
): Promise<UnusedApp[]> {
  const exempt = Prisma.raw(exemptFrom(`'${at.toISOString()}'`))
  return tx.$queryRaw<UnusedApp[]>`
    SELECT app.id, app.name, app.source, last.at AS since, rule.exempt
    FROM app LEFT JOIN unused_app u ON u.app_id = app.id
    JOIN policy ON policy.organization_id = app.organization_id
    CROSS JOIN LATERAL (SELECT ${LAST_USE} AS at) last
    CROSS JOIN LATERAL (SELECT coalesce(${exempt}, '{}') AS exempt) rule
    WHERE app.organization_id = ${organizationId} AND app.source::text = ANY(${[...sources]})
      AND app.created_at < ${before}::timestamptz AND last.at < ${before}::timestamptz AND ${step}
      AND ${setting} <> ALL (rule.exempt) AND ${[...without]}::text[] <@ rule.exempt
    LIMIT 100 FOR UPDATE OF app SKIP LOCKED`
}

/** Locks up to 100 apps of which nobody was told. */
export function lockUntold(tx: Tx, among: Among): Promise<UnusedApp[]> {
  return find(tx, among, Prisma.sql`${IN_SERVICE} AND u.told_at IS NULL`)
}

/** Locks up to 100 apps in service whose owner was told by then. */
export function lockTold(tx: Tx, among: Among, toldBy: Date): Promise<UnusedApp[]> {
  return find(tx, among, Prisma.sql`${IN_SERVICE} AND u.told_at <= ${toldBy}::timestamptz`)
}

/** Locks up to 100 apps that were suspended by then because nobody used them. */
export function lockSuspended(tx: Tx, among: Among, suspendedBy: Date): Promise<UnusedApp[]> {
  return find(
    tx,
    among,
    Prisma.sql`app.deleted_at IS NULL AND app.suspended_for = 'unused'
      AND u.suspended_at <= ${suspendedBy}::timestamptz`,
  )
}

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

/**
 * Begins the days again for apps that somebody has resumed or restored since, and forgets what was told
 * of apps that were used since.
 */
export async function forgetWhatIsOver(tx: Tx, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE unused_app u SET kept_at = ${at}::timestamptz, told_at = NULL, unused_since = NULL,
      suspended_at = app.suspended_at, deleted_at = NULL
    FROM app WHERE app.id = u.app_id
      AND ((u.suspended_at IS NOT NULL AND app.suspended_at IS NULL) OR u.deleted_at IS NOT NULL)
      AND app.deleted_at IS NULL`
  await tx.$executeRaw`
    UPDATE unused_app u SET told_at = NULL, unused_since = NULL
    FROM app WHERE app.id = u.app_id AND u.told_at IS NOT NULL AND u.suspended_at IS NULL
      AND ${LAST_USE} > u.told_at`
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
