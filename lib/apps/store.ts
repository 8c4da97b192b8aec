import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { LastSignIn } from './app'
import type { FieldName, Registered } from './fields/fields'
import { IN_SERVICE } from './in-service'

/** What is granted is left to the database, which keeps it on the row for the token path. */
const AS_RECORD = {
  include: { members: { select: { personId: true } } },
  omit: { grantedForItself: true, grantedForPeople: true, permissionsVersion: true },
} as const satisfies Prisma.AppDefaultArgs

/** An app's row with its members. */
export type AppRecord = Prisma.AppGetPayload<typeof AS_RECORD>

/**
 * Columns that nobody registers. A column that is neither here nor in `FIELDS` does not compile.
 */
const KEPT = {
  id: true,
  organizationId: true,
  ownerId: true,
  source: true,
  initialAccessTokenId: true,
  jwksId: true,
  version: true,
  verifiedAt: true,
  createdAt: true,
  updatedAt: true,
  managementScopes: true,
  networks: true,
  regeneratedAt: true,
  describedAt: true,
  suspendedAt: true,
  suspendedFor: true,
  deletedAt: true,
} as const satisfies Record<Exclude<keyof AppRecord, FieldName | 'members'>, true>

/** The columns that can change in an app's row. The version rises with every change. */
export type AppChange = Partial<
  Registered & Pick<AppRecord, Exclude<keyof typeof KEPT, 'id' | 'organizationId' | 'version'>>
>

/**
 * Locks the app's row until the transaction ends. It is a NO KEY lock: rows that refer to the app
 * can still be written. Every change of an app takes this lock first.
 */
export async function lockApp(tx: Tx, organizationId: string, appId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM app WHERE id = ${appId} AND organization_id = ${organizationId}
    FOR NO KEY UPDATE`
}

/** The app, if it belongs to this organization. */
export function findAppOf(
  tx: Tx,
  organizationId: string,
  appId: string,
): Promise<AppRecord | null> {
  return tx.app.findFirst({ where: { id: appId, organizationId }, ...AS_RECORD })
}

/** An app in service: its organization, and what it is granted at the management API. */
export function findGrantedApp(tx: Tx, appId: string) {
  return tx.app.findFirst({
    where: { id: appId, ...IN_SERVICE },
    select: { name: true, organizationId: true, managementScopes: true },
  })
}

/** The app, if a program has registered it and it is in service. */
export function findDynamicApp(tx: Tx, appId: string): Promise<AppRecord | null> {
  return tx.app.findFirst({
    where: { id: appId, source: { in: ['dynamic', 'open'] }, ...IN_SERVICE },
    ...AS_RECORD,
  })
}

/** Adds an app. Answers its row, without members. */
export function insertApp(tx: Tx, app: Prisma.AppUncheckedCreateInput): Promise<AppRecord> {
  return tx.app.create({ data: app, ...AS_RECORD })
}

/** How many apps were registered with this initial access token and are not deleted. */
export function countAppsOfToken(tx: Tx, initialAccessTokenId: string): Promise<number> {
  return tx.app.count({ where: { initialAccessTokenId, deletedAt: null } })
}

/** Writes a change and raises the version. */
export function updateApp(tx: Tx, appId: string, change: AppChange): Promise<AppRecord> {
  return tx.app.update({
    where: { id: appId },
    data: { ...change, version: { increment: 1 } },
    ...AS_RECORD,
  })
}

/** Forgets for which cause these apps were suspended, and raises their versions. */
export async function forgetCauses(tx: Tx, appIds: readonly string[]): Promise<void> {
  await tx.app.updateMany({
    where: { id: { in: [...appIds] } },
    data: { suspendedFor: null, version: { increment: 1 } },
  })
}

/** When the app's logo was last changed; null when there is none. */
export async function findLogoTime(tx: Tx, appId: string): Promise<Date | null> {
  const logo = await tx.appLogo.findUnique({ where: { appId }, select: { updatedAt: true } })
  return logo?.updatedAt ?? null
}

/** Adds a member. */
export async function insertMember(
  tx: Tx,
  member: { appId: string; personId: string; createdAt: Date },
): Promise<void> {
  await tx.appMember.create({ data: member, select: { appId: true } })
}

/** Removes a member; does nothing if the person is none. */
export async function deleteMember(tx: Tx, appId: string, personId: string): Promise<void> {
  await tx.appMember.deleteMany({ where: { appId, personId } })
}

/**
 * Locks up to 100 apps that were deleted before `before`. Skips those that another process has
 * locked.
 */
export function lockDeletedApps(
  tx: Tx,
  before: Date,
): Promise<{ id: string; name: string; organizationId: string }[]> {
  return tx.$queryRaw`
    SELECT id, name, organization_id AS "organizationId" FROM app
    WHERE deleted_at <= ${before}::timestamptz
    LIMIT 100
    FOR UPDATE SKIP LOCKED`
}

/** Removes apps with everything that belongs to them: logo, members, secrets and their uses. */
export async function purgeApps(tx: Tx, appIds: string[]): Promise<void> {
  const secrets = await tx.secret.findMany({
    where: { appId: { in: appIds } },
    select: { id: true },
  })
  await tx.secretUseHour.deleteMany({ where: { secretId: { in: secrets.map(({ id }) => id) } } })
  await tx.app.deleteMany({ where: { id: { in: appIds } } })
}

/** When the app last got a code, by what bound it; the latest first. */
export function findSignIns(tx: Tx, appId: string): Promise<LastSignIn[]> {
  return tx.appSignIn.findMany({
    where: { appId },
    select: { boundBy: true, lastAt: true },
    orderBy: { lastAt: 'desc' },
  })
}

/** The names of those of these apps that this organization has, deleted ones too. */
export async function findAppNames(
  tx: Tx,
  organizationId: string,
  appIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.app.findMany({
    where: { organizationId, id: { in: [...appIds] } },
    select: { id: true, name: true },
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The owner of an app, of whichever organization. */
export function findOwnerOf(tx: Tx, appId: string) {
  return tx.app.findUnique({
    where: { id: appId },
    select: { name: true, ownerId: true, organizationId: true },
  })
}

/** Those of these ids that an app has, of whatever organization. */
export async function findIdsAmong(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.app.findMany({ where: { id: { in: [...ids] } }, select: { id: true } })
  return rows.map(({ id }) => id)
}

/** Adds many apps. Fails as a whole if one of their ids is taken. */
export async function insertApps(tx: Tx, apps: Prisma.AppCreateManyInput[]): Promise<void> {
  await tx.app.createMany({ data: apps })
}
