import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { AppUse, ScopeView } from './api'

const WITH_SCOPES = {
  scopes: { select: { name: true, description: true }, orderBy: { name: 'asc' } },
} satisfies Prisma.ApiInclude

/** An API's row, and its scopes by name. */
export type ApiRecord = Prisma.ApiGetPayload<{ include: typeof WITH_SCOPES }>

/** The APIs of the organization, by name. */
export function findApis(tx: Tx, organizationId: string): Promise<ApiRecord[]> {
  return tx.api.findMany({
    where: { organizationId },
    include: WITH_SCOPES,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}

/** An API of this organization, or null. */
export function findApiOf(
  tx: Tx,
  organizationId: string,
  apiId: string,
): Promise<ApiRecord | null> {
  return tx.api.findFirst({ where: { id: apiId, organizationId }, include: WITH_SCOPES })
}

/** An API of this organization by its identifier, the audience of its tokens; or null. */
export function findApiByIdentifier(
  tx: Tx,
  organizationId: string,
  identifier: string,
): Promise<ApiRecord | null> {
  return tx.api.findFirst({ where: { identifier, organizationId }, include: WITH_SCOPES })
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
    'name' | 'tokenFormat' | 'tokenTtlSeconds' | 'updatedAt'
  >,
): Promise<void> {
  await tx.api.update({ where: { id: apiId }, data: change, select: { id: true } })
}

/** Replaces all scopes of the API. */
export async function replaceScopes(
  tx: Tx,
  api: { id: string; organizationId: string },
  scopes: readonly ScopeView[],
): Promise<void> {
  const { id: apiId, organizationId } = api
  await tx.apiScope.deleteMany({ where: { apiId } })
  await tx.apiScope.createMany({
    data: scopes.map(({ name, description }) => ({ name, description, apiId, organizationId })),
  })
}

/** Removes the API and its scopes. */
export async function removeApi(tx: Tx, apiId: string): Promise<void> {
  await tx.api.delete({ where: { id: apiId }, select: { id: true } })
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
  const theirs = { OR: [{ ownerId: personId }, { members: { some: { personId } } }] }
  const apps = await tx.app.findMany({
    where: {
      organizationId,
      deletedAt: null,
      scopes: { hasSome: [...scopes] },
      ...(actor.role === 'developer' ? theirs : {}),
    },
    select: { id: true, name: true, scopes: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return apps.map((app) => ({ ...app, scopes: app.scopes.filter((name) => scopes.includes(name)) }))
}
