import type { Tx } from '@/lib/db/client'

type NewHost = { organizationId: string; host: string; personId: string; createdAt: Date }

/** The organization and the owner of a new app. */
export type Admission = { organizationId: string; personId: string }

/** The organization's allowed hosts, by name, each with the id of the person who allowed it. */
export function findHosts(tx: Tx, organizationId: string): Promise<NewHost[]> {
  return tx.admittedHost.findMany({ where: { organizationId }, orderBy: { host: 'asc' } })
}

/** How many hosts the organization allows. */
export function countHosts(tx: Tx, organizationId: string): Promise<number> {
  return tx.admittedHost.count({ where: { organizationId } })
}

/** Allows a host; false if it was allowed already. */
export async function insertHost(tx: Tx, host: NewHost): Promise<boolean> {
  const { count } = await tx.admittedHost.createMany({ data: [host], skipDuplicates: true })
  return count === 1
}

/** Stops allowing a host; false if it was not allowed. */
export async function deleteHost(tx: Tx, organizationId: string, host: string): Promise<boolean> {
  const { count } = await tx.admittedHost.deleteMany({ where: { organizationId, host } })
  return count === 1
}

/** Who allowed the host: the earliest first. */
export function findAdmissions(tx: Tx, host: string): Promise<Admission[]> {
  return tx.admittedHost.findMany({
    where: { host },
    select: { organizationId: true, personId: true },
    orderBy: [{ createdAt: 'asc' }, { organizationId: 'asc' }],
  })
}

/**
 * Whether the organization allows the host. If it does, its row stays locked until the transaction
 * ends. The host stays allowed for that time, and others who ask for the lock wait.
 */
export async function lockHost(tx: Tx, organizationId: string, host: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM admitted_host WHERE organization_id = ${organizationId} AND host = ${host}
    FOR NO KEY UPDATE`
  return rows.length === 1
}

/** Whether any organization allows any host. */
export async function hasAnyHost(tx: Tx): Promise<boolean> {
  return (await tx.admittedHost.findFirst({ select: { host: true } })) !== null
}
