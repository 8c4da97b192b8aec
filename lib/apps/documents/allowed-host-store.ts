import type { Tx } from '@/lib/db/client'

type NewHost = { organizationId: string; host: string; personId: string; createdAt: Date }

/** Where a new app belongs, and to whom. */
export type Admission = { organizationId: string; personId: string }

/** The organization's hosts, by name, each with the id of who admitted it. */
export function findHosts(tx: Tx, organizationId: string): Promise<NewHost[]> {
  return tx.admittedHost.findMany({ where: { organizationId }, orderBy: { host: 'asc' } })
}

/** How many hosts the organization admits. */
export function countHosts(tx: Tx, organizationId: string): Promise<number> {
  return tx.admittedHost.count({ where: { organizationId } })
}

/** Admits a host, and says whether it was not admitted before. */
export async function insertHost(tx: Tx, host: NewHost): Promise<boolean> {
  const { count } = await tx.admittedHost.createMany({ data: [host], skipDuplicates: true })
  return count === 1
}

/** Admits a host no more, and says whether it was admitted. */
export async function deleteHost(tx: Tx, organizationId: string, host: string): Promise<boolean> {
  const { count } = await tx.admittedHost.deleteMany({ where: { organizationId, host } })
  return count === 1
}

/** The admissions of the host, the earliest first. */
export function findAdmissions(tx: Tx, host: string): Promise<Admission[]> {
  return tx.admittedHost.findMany({
    where: { host },
    select: { organizationId: true, personId: true },
    orderBy: [{ createdAt: 'asc' }, { organizationId: 'asc' }],
  })
}

/**
 * Whether the organization admits the host. If so, its row is locked: it stays admitted until the
 * transaction ends, and whoever else asks so waits.
 */
export async function lockHost(tx: Tx, organizationId: string, host: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM admitted_host WHERE organization_id = ${organizationId} AND host = ${host}
    FOR NO KEY UPDATE`
  return rows.length === 1
}

/** Whether any organization admits any host. */
export async function hasAnyHost(tx: Tx): Promise<boolean> {
  return (await tx.admittedHost.findFirst({ select: { host: true } })) !== null
}
