import type { Tx } from '@/lib/db/client'
import type { ClientImport } from '@/lib/db/generated/client'
import { Prisma } from '@/lib/db/generated/client'
import type { Verdict } from './client-import'
import type { CheckedClient, PlannedClient } from './planned-client'

export type ImportRecord = ClientImport

export async function insertImport(
  tx: Tx,
  data: Prisma.ClientImportUncheckedCreateInput,
): Promise<ImportRecord> {
  return tx.clientImport.create({ data })
}

export function findImportOf(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<ImportRecord | null> {
  return tx.clientImport.findFirst({ where: { id, organizationId } })
}

/** The import of that id, which the caller has locked. */
export function findImport(tx: Tx, id: string): Promise<ImportRecord> {
  return tx.clientImport.findUniqueOrThrow({ where: { id } })
}

/** The newest imports of the organization. */
export function findImports(tx: Tx, organizationId: string, take: number): Promise<ImportRecord[]> {
  return tx.clientImport.findMany({
    where: { organizationId },
    orderBy: { createdAt: 'desc' },
    take,
  })
}

/** Locks the import until the transaction ends. */
export async function lockImport(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM client_import WHERE id = ${id} FOR UPDATE`
}

/** Locks a running import that no other process works at, and that is not among these; its id. */
export async function lockRunningImport(
  tx: Tx,
  others: readonly string[],
): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM client_import WHERE state = 'running' AND id <> ALL(${others}::text[])
    ORDER BY started_at LIMIT 1 FOR UPDATE SKIP LOCKED`
  return row?.id
}

export async function updateImport(
  tx: Tx,
  id: string,
  data: Prisma.ClientImportUncheckedUpdateInput,
): Promise<void> {
  await tx.clientImport.update({ where: { id }, data, select: { id: true } })
}

/** Adds what was checked, from this line on. */
export async function insertRows(
  tx: Tx,
  { importId, from }: { importId: string; from: number },
  clients: readonly CheckedClient[],
): Promise<void> {
  const data = clients.map(({ planned, ...client }, at) => ({
    ...client,
    importId,
    line: from + at,
    planned: planned ? (planned as unknown as Prisma.InputJsonObject) : Prisma.DbNull,
  }))
  await tx.clientImportRow.createMany({ data })
}

/** The lines at which these clients stand already, if they can come. */
export async function findLines(
  tx: Tx,
  importId: string,
  clientIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.clientImportRow.findMany({
    where: { importId, clientId: { in: [...clientIds] }, verdict: { not: 'refused' } },
    select: { clientId: true, line: true },
  })
  return new Map(rows.map(({ clientId, line }) => [clientId, line]))
}

export type PlannedRow = { line: number; clientId: string; name: string; planned: PlannedClient }

/** The next clients from a line on that can come. */
export async function findPlanned(
  tx: Tx,
  { importId, from, take }: { importId: string; from: number; take: number },
): Promise<PlannedRow[]> {
  const rows = await tx.clientImportRow.findMany({
    where: { importId, line: { gte: from }, verdict: { not: 'refused' } },
    select: { line: true, clientId: true, name: true, planned: true },
    orderBy: { line: 'asc' },
    take,
  })
  return rows as unknown as PlannedRow[]
}

/** Forgets what was planned of these lines: it is done. */
export async function forgetPlans(tx: Tx, importId: string, lines: readonly number[]) {
  await tx.clientImportRow.updateMany({
    where: { importId, line: { in: [...lines] } },
    data: { planned: Prisma.DbNull },
  })
}

/** What was planned and will not happen. */
export async function forgetEveryPlan(tx: Tx, importId: string): Promise<void> {
  await tx.clientImportRow.updateMany({
    where: { importId, planned: { not: Prisma.DbNull } },
    data: { planned: Prisma.DbNull },
  })
}

/** These lines cannot come after all. */
export async function refuseRows(
  tx: Tx,
  importId: string,
  { lines, note }: { lines: readonly number[]; note: string },
): Promise<void> {
  await tx.clientImportRow.updateMany({
    where: { importId, line: { in: [...lines] } },
    data: { verdict: 'refused', planned: Prisma.DbNull, notes: [note] },
  })
}

export type RowsWanted = { verdict: Verdict | null; from?: number; skip?: number; take: number }

export function findRows(tx: Tx, importId: string, { verdict, from, skip, take }: RowsWanted) {
  return tx.clientImportRow.findMany({
    where: { importId, ...(verdict ? { verdict } : {}), ...(from ? { line: { gte: from } } : {}) },
    select: { line: true, clientId: true, name: true, verdict: true, notes: true },
    orderBy: { line: 'asc' },
    take,
    ...(skip ? { skip } : {}),
  })
}

/** How many lines have each verdict. */
export async function countVerdicts(tx: Tx, importId: string): Promise<Record<Verdict, number>> {
  const groups = await tx.clientImportRow.groupBy({
    by: ['verdict'],
    where: { importId },
    _count: true,
  })
  const counts = { ready: 0, noted: 0, refused: 0 }
  for (const { verdict, _count } of groups) counts[verdict] = _count
  return counts
}
