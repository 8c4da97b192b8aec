import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const WHOLE = {
  domains: { select: { domain: true }, orderBy: { domain: 'asc' } },
} satisfies Prisma.IdentityProviderInclude

/** A provider's row with its domains. */
export type ProviderRecord = Prisma.IdentityProviderGetPayload<{ include: typeof WHOLE }>

/** The enabled provider with this id, of whichever organization. */
export function findEnabledProvider(tx: Tx, id: string): Promise<ProviderRecord | null> {
  return tx.identityProvider.findFirst({ where: { id, disabledAt: null }, include: WHOLE })
}

/** A provider of this organization, or null. */
export function findProviderOf(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<ProviderRecord | null> {
  return tx.identityProvider.findFirst({ where: { id, organizationId }, include: WHOLE })
}

/** The providers of the organization, by name. */
export function findProviders(tx: Tx, organizationId: string): Promise<ProviderRecord[]> {
  return tx.identityProvider.findMany({
    where: { organizationId },
    include: WHOLE,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}

/** The enabled providers of all organizations, by name. */
export function findEnabledProviders(tx: Tx) {
  return tx.identityProvider.findMany({
    where: { disabledAt: null },
    select: { id: true, name: true, hasButton: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}

/** The enabled provider that is believed for this domain, or null. */
export async function findByDomain(tx: Tx, domain: string): Promise<string | null> {
  const found = await tx.providerDomain.findFirst({
    where: { domain, provider: { disabledAt: null } },
    select: { providerId: true },
  })
  return found?.providerId ?? null
}

/** An enabled provider of this organization with this issuer, or null. */
export function findByIssuer(
  tx: Tx,
  organizationId: string,
  issuer: string,
): Promise<{ id: string; issuer: string } | null> {
  return tx.identityProvider.findFirst({
    where: { organizationId, issuer, disabledAt: null },
    select: { id: true, issuer: true },
  })
}

/** The enabled providers among these ids, by name. */
export function findNamed(tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return tx.identityProvider.findMany({
    where: { id: { in: [...ids] }, disabledAt: null },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}

/** What of a provider is written at once. */
type Written = Omit<Prisma.IdentityProviderUncheckedCreateInput, 'domains'>

/** Adds a provider without domains; false if the id is taken. */
export async function insertProvider(tx: Tx, provider: Written): Promise<boolean> {
  const { count } = await tx.identityProvider.createMany({
    data: [provider],
    skipDuplicates: true,
  })
  return count === 1
}

/** Writes fields of a provider. */
export async function updateProvider(
  tx: Tx,
  id: string,
  change: Partial<Omit<Written, 'id' | 'organizationId' | 'createdAt'>>,
): Promise<void> {
  await tx.identityProvider.update({ where: { id }, data: change, select: { id: true } })
}

/** Gives the provider these domains. Answers those that another provider has. */
export async function replaceDomains(
  tx: Tx,
  providerId: string,
  domains: readonly string[],
): Promise<string[]> {
  await tx.providerDomain.deleteMany({ where: { providerId } })
  await tx.providerDomain.createMany({
    data: domains.map((domain) => ({ domain, providerId })),
    skipDuplicates: true,
  })
  const own = await tx.providerDomain.findMany({ where: { providerId }, select: { domain: true } })
  const got = new Set(own.map(({ domain }) => domain))
  return domains.filter((domain) => !got.has(domain))
}

/** Removes a provider and its domains. */
export async function deleteProvider(tx: Tx, id: string): Promise<void> {
  await tx.identityProvider.delete({ where: { id }, select: { id: true } })
}

/** Keeps the provider enabled until the transaction ends; false if it is off or gone. */
export async function holdEnabled(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM identity_provider WHERE id = ${id} AND disabled_at IS NULL FOR SHARE`
  return rows.length === 1
}

/** Notes since when the provider refuses its secret, or misses groups; null: no more. */
export async function noteProblem(
  tx: Tx,
  id: string,
  problem: { secretRefusedAt?: Date | null; groupsMissedAt?: Date | null },
): Promise<void> {
  await tx.identityProvider.updateMany({ where: { id }, data: problem })
}

const SEALED_AT_ONCE = 500

/** A provider's sealed client secret. */
export type SealedSecret = { id: string; sealed: Uint8Array<ArrayBuffer> }

/** The next providers after this id whose secret does not begin with `mark`. */
export function findSealedSecrets(
  tx: Tx,
  after: string,
  mark: Uint8Array,
): Promise<SealedSecret[]> {
  return tx.$queryRaw`SELECT id, sealed_secret AS sealed FROM identity_provider
    WHERE id > ${after} AND substr(sealed_secret, 1, length(${mark}::bytea)) <> ${mark}::bytea
    ORDER BY id LIMIT ${SEALED_AT_ONCE}`
}

/** Writes a secret anew, unless it has changed meanwhile. */
export async function resealSecret(
  tx: Tx,
  secret: SealedSecret & { anew: Uint8Array<ArrayBuffer> },
): Promise<void> {
  await tx.identityProvider.updateMany({
    where: { id: secret.id, sealedSecret: secret.sealed },
    data: { sealedSecret: secret.anew },
  })
}
