import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { AppUse, ScopeView } from './api'

/** The comparable form of the identifier is for the database alone. */
const WHOLE = {
  include: {
    owner: { select: { id: true, name: true, email: true } },
    scopes: { select: { name: true, description: true }, orderBy: { name: 'asc' } },
  },
  omit: { comparable: true },
} as const satisfies Prisma.ApiDefaultArgs

/** An API's row, its owner, and its scopes by name. */
export type ApiRecord = Prisma.ApiGetPayload<typeof WHOLE>

/** The APIs of the organization, by name. */
export function findApis(tx: Tx, organizationId: string): Promise<ApiRecord[]> {
  return tx.api.findMany({
    where: { organizationId },
    ...WHOLE,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}

/** An API of this organization, or null. */
export function findApiOf(
  tx: Tx,
  organizationId: string,
  apiId: string,
): Promise<ApiRecord | null> {
  return tx.api.findFirst({ where: { id: apiId, organizationId }, ...WHOLE })
}

/** An API of this organization by its identifier, the audience of its tokens; or null. */
export function findApiByIdentifier(
  tx: Tx,
  organizationId: string,
  identifier: string,
): Promise<ApiRecord | null> {
  return tx.api.findFirst({ where: { identifier, organizationId }, ...WHOLE })
}

/** The scopes among `names` that an API of the organization has, each with its API. */
export function findScopes(tx: Tx, organizationId: string, names: readonly string[]) {
  return tx.apiScope.findMany({
    where: { organizationId, name: { in: [...names] } },
    select: {
      name: true,
      description: true,
      api: { select: { id: true, name: true, identifier: true } },
    },
  })
}

/** Those among `names` that APIs of the organization let every app have for people, by name. */
export async function findOpenScopeNames(
  tx: Tx,
  organizationId: string,
  names: readonly string[],
): Promise<string[]> {
  const scopes = await tx.apiScope.findMany({
    where: { organizationId, name: { in: [...names] }, api: { accessForPeople: 'every_app' } },
    select: { name: true },
    orderBy: { name: 'asc' },
  })
  return scopes.map(({ name }) => name)
}

/** Adds an API without scopes; false if its identifier is taken, in any organization. */
export async function insertApi(tx: Tx, api: Prisma.ApiCreateManyInput): Promise<boolean> {
  const { count } = await tx.api.createMany({ data: [api], skipDuplicates: true })
  return count === 1
}

/** Writes the API's own fields. `replaceScopes` writes its scopes. */
export async function updateApi(
  tx: Tx,
  apiId: string,
  change: Pick<
    Prisma.ApiUncheckedCreateInput,
    | 'name'
    | 'tokenFormat'
    | 'signingAlg'
    | 'tokenType'
    | 'tokenTtlSeconds'
    | 'tokenClaims'
    | 'accessForItself'
    | 'accessForPeople'
    | 'ownerId'
    | 'updatedAt'
  >,
): Promise<void> {
  await tx.api.update({ where: { id: apiId }, data: change, select: { id: true } })
}

/** Replaces the scopes of the API. A scope that stays keeps its row, and with it its permissions. */
export async function replaceScopes(
  tx: Tx,
  api: { id: string; organizationId: string },
  scopes: readonly ScopeView[],
): Promise<void> {
  const { id: apiId, organizationId } = api
  const names = scopes.map(({ name }) => name)
  await tx.apiScope.deleteMany({ where: { apiId, name: { notIn: names } } })
  await tx.apiScope.createMany({
    data: scopes.map(({ name, description }) => ({ name, description, apiId, organizationId })),
    skipDuplicates: true,
  })
  const descriptions = scopes.map(({ description }) => description)
  await tx.$executeRaw`
    UPDATE api_scope SET description = changed.description
    FROM unnest(${names}::text[], ${descriptions}::text[]) AS changed(name, description)
    WHERE api_scope.api_id = ${apiId} AND api_scope.name = changed.name
      AND api_scope.description <> changed.description`
}

/** Removes the API and its scopes. */
export async function removeApi(tx: Tx, apiId: string): Promise<void> {
  await tx.api.delete({ where: { id: apiId }, select: { id: true } })
}

/** The apps that the person owns or is a member of, as `isAppOfPerson` says of one. */
function appsOfPerson(personId: string) {
  return { OR: [{ ownerId: personId }, { members: { some: { personId } } }] }
}

/**
 * The apps that are registered for one of these scopes, by name, each with those scopes. A
 * developer gets only apps that they own or are a member of.
 */
export async function findAppUses(
  tx: Tx,
  actor: Actor,
  scopes: readonly string[],
): Promise<AppUse[]> {
  if (scopes.length === 0) return []
  const { organizationId, personId } = actor
  const apps = await tx.app.findMany({
    where: {
      organizationId,
      deletedAt: null,
      scopes: { hasSome: [...scopes] },
      ...(actor.role === 'developer' ? appsOfPerson(personId) : {}),
    },
    select: { id: true, name: true, scopes: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return apps.map((app) => ({ ...app, scopes: app.scopes.filter((name) => scopes.includes(name)) }))
}

/** The apps, none deleted, that are granted a scope of the API for this kind of access; by name. */
export function findAppsGranted(
  tx: Tx,
  apiId: string,
  kind: 'for_itself' | 'for_people',
): Promise<{ name: string }[]> {
  const granted = { kind, status: 'granted', named: { apiId } } as const
  return tx.app.findMany({
    where: { deletedAt: null, permissions: { some: granted } },
    select: { name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}
