import type { Tx } from '@/lib/db/client'
import type { WebhookEndpoint, WebhookSecret } from '@/lib/db/generated/client'
import type { WebhookSecretView } from './webhook'

export type EndpointRecord = WebhookEndpoint

/** The endpoints of an organization, the oldest first. */
export function findEndpoints(tx: Tx, organizationId: string): Promise<EndpointRecord[]> {
  return tx.webhookEndpoint.findMany({
    where: { organizationId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

/** One endpoint of an organization; null if it has no such endpoint. */
export function findEndpoint(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<EndpointRecord | null> {
  return tx.webhookEndpoint.findFirst({ where: { id, organizationId } })
}

/** Locks an endpoint until the transaction ends. */
export async function lockEndpoint(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`SELECT FROM webhook_endpoint WHERE id = ${id} FOR NO KEY UPDATE`
}

/** Adds an endpoint that has no secret yet. */
export async function insertEndpoint(
  tx: Tx,
  row: Omit<EndpointRecord, 'status' | 'lastDeliveredAt' | 'failingSince' | 'lastFailure'>,
): Promise<void> {
  await tx.webhookEndpoint.create({ data: row, select: { id: true } })
}

/** Changes an endpoint. */
export async function updateEndpoint(
  tx: Tx,
  id: string,
  data: Partial<
    Pick<
      EndpointRecord,
      'url' | 'description' | 'events' | 'status' | 'failingSince' | 'lastFailure'
    >
  >,
): Promise<void> {
  await tx.webhookEndpoint.updateMany({ where: { id }, data })
}

/** Removes an endpoint with its secrets, and with what waits for it. */
export async function deleteEndpoint(tx: Tx, id: string): Promise<void> {
  await tx.webhookEndpoint.deleteMany({ where: { id } })
}

/** The secrets of an endpoint, the oldest first, without their values. */
export function findSecrets(
  tx: Tx,
  endpointId: string,
): Promise<(WebhookSecretView & { slot: number })[]> {
  return tx.webhookSecret.findMany({
    where: { endpointId },
    select: { id: true, slot: true, lastFour: true, createdAt: true, createdByName: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

/** The same, sealed, for whoever signs. */
export function findSealedSecrets(
  tx: Tx,
  endpointId: string,
): Promise<Pick<WebhookSecret, 'id' | 'sealed'>[]> {
  return tx.webhookSecret.findMany({
    where: { endpointId },
    select: { id: true, sealed: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

/** Adds a secret to a free slot. */
export async function insertSecret(
  tx: Tx,
  row: Omit<WebhookSecret, 'sealed'> & { sealed: Uint8Array<ArrayBuffer> },
): Promise<void> {
  await tx.webhookSecret.create({ data: row, select: { id: true } })
}

/** Removes a secret. */
export async function deleteSecret(tx: Tx, id: string): Promise<void> {
  await tx.webhookSecret.deleteMany({ where: { id } })
}

const SEALED_AT_ONCE = 100

/** A sealed value by the id of its secret. */
export type SealedSecret = { id: string; sealed: Uint8Array<ArrayBuffer> }

/** The next secrets that do not begin with this mark. */
export function nextSealedSecrets(
  tx: Tx,
  after: string,
  mark: Uint8Array,
): Promise<SealedSecret[]> {
  return tx.$queryRaw`SELECT id, sealed FROM webhook_secret
    WHERE id > ${after} AND substr(sealed, 1, length(${mark}::bytea)) <> ${mark}::bytea
    ORDER BY id LIMIT ${SEALED_AT_ONCE}`
}

/** Writes a sealed value anew. */
export async function resealSecret(
  tx: Tx,
  { id, sealed, anew }: SealedSecret & { anew: Uint8Array<ArrayBuffer> },
): Promise<void> {
  await tx.webhookSecret.updateMany({ where: { id, sealed }, data: { sealed: anew } })
}
