import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { Permission, PermissionRef, PermissionStatus } from './permission'

const AS_PERMISSION = {
  kind: true,
  scope: true,
  status: true,
  requestedAt: true,
  requestedByName: true,
  decidedAt: true,
  decidedByName: true,
  word: true,
  byMigration: true,
} as const satisfies Record<keyof Permission, true>

const IN_ORDER = [
  { scope: 'asc' },
  { kind: 'asc' },
] satisfies Prisma.ApiPermissionOrderByWithRelationInput[]

/** Which apps of an API are listed: those with a permission of such a status. */
export type AppsOfApi = {
  organizationId: string
  apiId: string
  statuses: readonly PermissionStatus[]
  /** Only apps that this person owns or is a member of. */
  ofPersonId: string | null
}

function whichPermissions({ apiId, statuses }: AppsOfApi) {
  return { status: { in: [...statuses] }, named: { apiId } }
}

/** The permissions `p` that count, whose scopes are `s`. */
const counting = ({ apiId, statuses }: AppsOfApi) => Prisma.sql`api_permission p
  JOIN api_scope s ON s.organization_id = p.organization_id AND s.name = p.scope
  WHERE s.api_id = ${apiId} AND p.status = ANY(${[...statuses]}::permission_status[])`

/** What narrows them to the apps of a person, by this id of an app. */
function own({ ofPersonId }: AppsOfApi, appId: Prisma.Sql): Prisma.Sql {
  if (ofPersonId === null) return Prisma.empty
  return Prisma.sql`AND ${appId} IN (SELECT id FROM app WHERE owner_id = ${ofPersonId}
    UNION ALL SELECT app_id FROM app_member WHERE person_id = ${ofPersonId})`
}

/** How many apps that is, counted up to `most`. */
export async function countAppsOfApi(tx: Tx, of: AppsOfApi, most: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (SELECT DISTINCT p.app_id FROM ${counting(of)}
      AND NOT EXISTS (SELECT FROM app_listing listed WHERE listed.app_id = p.app_id
        AND listed.organization_id = ${of.organizationId} AND listed.deleted)
      ${own(of, Prisma.sql`p.app_id`)} LIMIT ${most}) apps`
  return row?.total ?? 0
}

/** Where an app stands in the list: its name in lower case, and its id. */
export type AppPlace = { name: string; id: string }

type Part = { after: AppPlace | undefined; skip: number; take: number }

/** Where some of these apps stand, by name. */
export function findPlaces(
  tx: Tx,
  of: AppsOfApi,
  { after, skip, take }: Part,
): Promise<AppPlace[]> {
  const behind = after
    ? Prisma.sql`AND (listed.name, listed.app_id) > (${after.name}, ${after.id})`
    : Prisma.empty
  return tx.$queryRaw`
    SELECT listed.name, listed.app_id AS id FROM app_listing listed
    WHERE listed.organization_id = ${of.organizationId} AND NOT listed.deleted
      AND EXISTS (SELECT FROM ${counting(of)} AND p.app_id = listed.app_id)
      ${own(of, Prisma.sql`listed.app_id`)} ${behind}
    ORDER BY listed.name, listed.app_id LIMIT ${take} OFFSET ${skip}`
}

/** The apps at these places, each with its permissions of such a status, and with who looks after it. */
export async function findAppsAt(tx: Tx, of: AppsOfApi, places: readonly AppPlace[]) {
  const apps = await tx.app.findMany({
    where: { id: { in: places.map(({ id }) => id) } },
    select: {
      id: true,
      name: true,
      ownerId: true,
      owner: { select: { name: true } },
      members: { select: { personId: true } },
      permissions: { where: whichPermissions(of), select: AS_PERMISSION, orderBy: IN_ORDER },
    },
  })
  const byId = new Map(apps.map((app) => [app.id, app]))
  return places.flatMap(({ id }) => byId.get(id) ?? [])
}

/** Every permission of the app, by scope, each with its API. */
export function findPermissionRows(tx: Tx, appId: string) {
  const api = { select: { id: true, name: true } }
  return tx.apiPermission.findMany({
    where: { appId },
    select: { ...AS_PERMISSION, named: { select: { api } } },
    orderBy: IN_ORDER,
  })
}

/** How many apps wait at each API that has any: of the owner's APIs, or of all. */
export function countWaitingApps(
  tx: Tx,
  { organizationId, ownerId }: { organizationId: string; ownerId: string | null },
): Promise<{ apiId: string; apps: number }[]> {
  return tx.$queryRaw`
    SELECT s.api_id AS "apiId", count(DISTINCT p.app_id)::int AS apps
    FROM api_permission p
    JOIN api_scope s ON s.organization_id = p.organization_id AND s.name = p.scope
    JOIN api ON api.id = s.api_id
    JOIN app ON app.id = p.app_id AND app.deleted_at IS NULL
    WHERE p.organization_id = ${organizationId} AND p.status = 'requested'
      AND (${ownerId}::text IS NULL OR api.owner_id = ${ownerId})
    GROUP BY s.api_id`
}

/** Locks the app's row until the transaction ends, and answers its name; null if it is not there. */
export async function lockAppOf(
  tx: Tx,
  organizationId: string,
  appId: string,
): Promise<{ name: string } | null> {
  const [app] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM app
    WHERE id = ${appId} AND organization_id = ${organizationId} AND deleted_at IS NULL
    FOR NO KEY UPDATE`
  return app ?? null
}

/** Which permissions of an app change: those at the API that have one of these statuses. */
type Changed = {
  appId: string
  apiId: string
  permissions: readonly PermissionRef[]
  from: readonly PermissionStatus[]
}

type Decided = { status: PermissionStatus; decidedAt: Date; decidedByName: string; word: string }

/** Writes a decision; answers how many permissions it changed. */
export async function writeDecision(
  tx: Tx,
  { appId, apiId, permissions, from }: Changed,
  decided: Decided,
): Promise<number> {
  const OR = permissions.map(({ kind, scope }) => ({ kind, scope }))
  const where = { appId, named: { apiId }, status: { in: [...from] }, OR }
  const { count } = await tx.apiPermission.updateMany({
    where,
    data: { ...decided, byMigration: false },
  })
  return count
}

/** Notes who requested these scopes, where nobody is noted yet. */
export async function noteRequester(
  tx: Tx,
  { appId, scopes }: { appId: string; scopes: readonly string[] },
  requestedByName: string,
): Promise<void> {
  const where = { appId, scope: { in: [...scopes] }, requestedByName: null, byMigration: false }
  await tx.apiPermission.updateMany({ where, data: { requestedByName } })
}

/** The waiting permissions among these scopes, at the owner's APIs or at all; with their APIs. */
export async function findWaiting(
  tx: Tx,
  { appId, scopes, ownerId }: { appId: string; scopes: readonly string[]; ownerId: string | null },
): Promise<(PermissionRef & { api: { id: string; name: string } })[]> {
  const api = { select: { id: true, name: true } }
  const whose = ownerId === null ? {} : { named: { api: { ownerId } } }
  const rows = await tx.apiPermission.findMany({
    where: { appId, scope: { in: [...scopes] }, status: 'requested', ...whose },
    select: { kind: true, scope: true, named: { select: { api } } },
    orderBy: IN_ORDER,
  })
  return rows.map(({ kind, scope, named }) => ({ kind, scope, api: named.api }))
}

/** Those of these apps that have a permission or wait for one. */
export async function findAppsWithPermissions(
  tx: Tx,
  appIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.apiPermission.findMany({
    where: { appId: { in: [...appIds] } },
    select: { appId: true },
    distinct: ['appId'],
  })
  return rows.map(({ appId }) => appId)
}
