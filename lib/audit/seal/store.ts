import type { Tx } from '@/lib/db/client'
import type { EventRow } from './leaves'
import type { StoredSealKey } from './seal-key'

/** A seal as its row keeps it. */
export type StoredSeal = { number: number; statement: string; signature: Uint8Array }

/** A seal and the packed leaves of its events; null when they are gone. */
export type SealWithLeaves = StoredSeal & { leaves: Uint8Array | null }

const SEAL = { number: true, statement: true, signature: true } as const

/** The organizations of which events wait for a seal. */
export async function findUnsealedOrganizations(tx: Tx): Promise<string[]> {
  const rows = await tx.auditUnsealed.groupBy({ by: ['organizationId'] })
  return rows.map(({ organizationId }) => organizationId)
}

/** The organizations that have seals. */
export async function findSealedOrganizations(tx: Tx): Promise<string[]> {
  const rows = await tx.auditSeal.findMany({
    where: { number: 1 },
    select: { organizationId: true },
    orderBy: { organizationId: 'asc' },
  })
  return rows.map(({ organizationId }) => organizationId)
}

/** The next events that wait for a seal, in the order of their ids. */
export function findUnsealed(tx: Tx, organizationId: string, limit: number): Promise<EventRow[]> {
  return tx.$queryRaw`
    SELECT event.* FROM audit_unsealed AS waiting JOIN audit_event AS event ON event.id = waiting.event_id
    WHERE waiting.organization_id = ${organizationId} AND event.organization_id = ${organizationId}
    ORDER BY waiting.event_id LIMIT ${limit}`
}

/** The first event that waited for its seal and is not there any more. */
export async function findLostWaiting(tx: Tx, organizationId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT waiting.event_id AS id
    FROM audit_unsealed AS waiting
    LEFT JOIN audit_event AS event
      ON event.id = waiting.event_id AND event.organization_id = waiting.organization_id
    WHERE waiting.organization_id = ${organizationId} AND event.id IS NULL
    ORDER BY waiting.event_id LIMIT 1`
  return row?.id ?? null
}

/** How many events of an organization wait for a seal. */
export function countUnsealed(tx: Tx, organizationId: string): Promise<number> {
  return tx.auditUnsealed.count({ where: { organizationId } })
}

/** Notes that these events have their seal. */
export async function deleteUnsealed(tx: Tx, organizationId: string, ids: string[]): Promise<void> {
  await tx.auditUnsealed.deleteMany({ where: { organizationId, eventId: { in: ids } } })
}

/** The newest seal of an organization. */
export function findNewestSeal(tx: Tx, organizationId: string): Promise<StoredSeal | null> {
  return tx.auditSeal.findFirst({
    where: { organizationId },
    orderBy: { number: 'desc' },
    select: SEAL,
  })
}

/** The seal of this number. */
export function findSeal(
  tx: Tx,
  organizationId: string,
  number: number,
): Promise<StoredSeal | null> {
  const named = { organizationId_number: { organizationId, number } }
  return tx.auditSeal.findUnique({ where: named, select: SEAL })
}

/** The seals after this number, without their leaves. */
export function findSealsAfter(
  tx: Tx,
  organizationId: string,
  page: { after: number; limit: number },
): Promise<StoredSeal[]> {
  return tx.auditSeal.findMany({
    where: { organizationId, number: { gt: page.after } },
    orderBy: { number: 'asc' },
    take: page.limit,
    select: SEAL,
  })
}

/** The next seal after this number, with its leaves. */
export async function findNextSeal(
  tx: Tx,
  organizationId: string,
  after: number,
): Promise<SealWithLeaves | null> {
  const [row] = await tx.$queryRaw<SealWithLeaves[]>`
    SELECT seal.number, seal.statement, seal.signature, kept.leaves
    FROM audit_seal AS seal LEFT JOIN audit_leaves AS kept USING (organization_id, number)
    WHERE seal.organization_id = ${organizationId} AND seal.number > ${after}
    ORDER BY seal.number LIMIT 1`
  return row ?? null
}

/** Adds a seal and the leaves of its events. */
export async function insertSeal(
  tx: Tx,
  organizationId: string,
  seal: StoredSeal & { leaves: Uint8Array<ArrayBuffer>; signature: Uint8Array<ArrayBuffer> },
): Promise<void> {
  const { leaves, ...row } = seal
  await tx.auditSeal.create({ data: { organizationId, ...row }, select: { number: true } })
  await tx.auditLeaves.create({
    data: { organizationId, number: row.number, leaves },
    select: { number: true },
  })
}

/** These events as their rows are; `ids` are in their order. */
export function findEventRows(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
): Promise<EventRow[]> {
  // The first and the last id say which months are read.
  return tx.$queryRaw`
    SELECT * FROM audit_event
    WHERE id = ANY(${ids}::uuid[]) AND id >= ${ids[0]}::uuid AND id <= ${ids.at(-1)}::uuid
      AND organization_id = ${organizationId}`
}

/** How many events of an organization there are at this moment, have a seal, and wait for one. */
export async function compareCounts(
  tx: Tx,
  organizationId: string,
): Promise<{ events: number; sealed: number; waiting: number }> {
  const [row] = await tx.$queryRaw<{ events: number; sealed: number; waiting: number }[]>`
    SELECT
      (SELECT count(*)::float8 FROM audit_event WHERE organization_id = ${organizationId}) AS events,
      (SELECT coalesce(sum(octet_length(leaves) / 48), 0)::float8 FROM audit_leaves
        WHERE organization_id = ${organizationId}) AS sealed,
      (SELECT count(*)::float8 FROM audit_unsealed WHERE organization_id = ${organizationId}) AS waiting`
  return row ?? { events: 0, sealed: 0, waiting: 0 }
}

/** The ids of the next events after this one, and whether each waits for a seal. */
export function findIdsAfter(
  tx: Tx,
  organizationId: string,
  page: { after: string; limit: number },
): Promise<{ id: string; waits: boolean }[]> {
  return tx.$queryRaw`
    SELECT event.id, waiting.event_id IS NOT NULL AS waits
    FROM audit_event AS event LEFT JOIN audit_unsealed AS waiting
      ON waiting.event_id = event.id AND waiting.organization_id = event.organization_id
    WHERE event.organization_id = ${organizationId} AND event.id > ${page.after}::uuid
    ORDER BY event.id LIMIT ${page.limit}`
}

/** The keys that sign seals, the newest first. */
export function findSealKeys(tx: Tx): Promise<StoredSealKey[]> {
  return tx.auditSealKey.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] })
}

/** Adds a key. */
export async function insertSealKey(
  tx: Tx,
  key: { id: string; publicKey: Uint8Array<ArrayBuffer>; sealedPrivate: Uint8Array<ArrayBuffer> },
  createdAt: Date,
): Promise<void> {
  await tx.auditSealKey.create({ data: { ...key, createdAt }, select: { id: true } })
}

/** A key's sealed private half. */
export type SealedKey = { id: string; sealed: Uint8Array<ArrayBuffer> }

/** The keys after this id whose private half does not begin with `mark`. */
export function findSealedKeys(tx: Tx, after: string, mark: Uint8Array): Promise<SealedKey[]> {
  return tx.$queryRaw`SELECT id, sealed_private AS sealed FROM audit_seal_key
    WHERE id > ${after} AND substr(sealed_private, 1, length(${mark}::bytea)) <> ${mark}::bytea
    ORDER BY id`
}

/** Writes a private half anew, unless it has changed meanwhile. */
export async function resealSealKey(
  tx: Tx,
  key: { id: string; from: Uint8Array<ArrayBuffer>; to: Uint8Array<ArrayBuffer> },
): Promise<void> {
  await tx.auditSealKey.updateMany({
    where: { id: key.id, sealedPrivate: key.from },
    data: { sealedPrivate: key.to },
  })
}

/** The moment so many months ago, by the database's clock and calendar. */
export async function monthsAgo(tx: Tx, months: number): Promise<Date> {
  const [row] = await tx.$queryRaw<{ moment: Date }[]>`
    SELECT now() - make_interval(months => ${months}::int) AS moment`
  return row?.moment ?? new Date(0)
}

/** The seals up to this number of which events are still there. */
export async function findExpiredWithLeaves(
  tx: Tx,
  organizationId: string,
  expired: number,
): Promise<number[]> {
  const rows = await tx.auditLeaves.findMany({
    where: { organizationId, number: { lte: expired } },
    select: { number: true },
    orderBy: { number: 'asc' },
  })
  return rows.map(({ number }) => number)
}

/** Removes the events of a seal, of which the newest seal says that they expire. Answers how many. */
export async function removeEvents(
  tx: Tx,
  organizationId: string,
  number: number,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ removed: number }[]>`
    SELECT audit_expire(${organizationId}, ${number}::int, ${number}::int)::float8 AS removed`
  return row?.removed ?? 0
}

/** Removes the partitions of months of which no event is left. */
export async function dropEmptyMonths(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT audit_drop_empty_months()`
}

/** Makes the partitions of this month and of those to come. */
export async function makeMonths(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT audit_make_months()`
}
