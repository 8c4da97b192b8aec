import { randomUUID } from 'node:crypto'
import type { Tx } from '@/lib/db/client'
import type { StreamData, StreamRecord } from './signal-stream'

/** The app, if it checks tokens of an API now; null otherwise. */
export function findReceiver(tx: Tx, appId: string) {
  return tx.app.findFirst({
    where: { id: appId, checks: { some: {} } },
    select: { id: true, name: true, organizationId: true },
  })
}

/** The streams of an app, the oldest first. */
export function findStreams(tx: Tx, appId: string): Promise<StreamRecord[]> {
  return tx.signalStream.findMany({
    where: { appId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

/** One stream of an app; null if it has no such stream. */
export function findStream(tx: Tx, appId: string, id: string): Promise<StreamRecord | null> {
  return tx.signalStream.findFirst({ where: { id, appId } })
}

/** Adds a stream that works from now on. */
export function insertStream(
  tx: Tx,
  stream: StreamData & Pick<StreamRecord, 'id' | 'organizationId' | 'appId' | 'createdAt'>,
): Promise<StreamRecord> {
  return tx.signalStream.create({ data: { ...stream, updatedAt: stream.createdAt } })
}

/** The columns of a stream that can change at the wish of its receiver, or of people of the portal. */
type StreamUpdate = StreamData &
  Pick<
    StreamRecord,
    'status' | 'statusReason' | 'stoppedByName' | 'lastDeliveredAt' | 'lastFailedAt' | 'lastFailure'
  >

/** Changes a stream. */
export function updateStream(
  tx: Tx,
  id: string,
  data: Partial<StreamUpdate> & { updatedAt: Date },
): Promise<StreamRecord> {
  return tx.signalStream.update({ where: { id }, data })
}

/** Removes a stream, with what waits for it. False if it was gone. */
export async function deleteStream(tx: Tx, id: string): Promise<boolean> {
  return (await tx.signalStream.deleteMany({ where: { id } })).count === 1
}

/** Notes that a verification was asked for, unless one was after `before`. False if one was. */
export async function noteVerification(
  tx: Tx,
  id: string,
  { at, before }: { at: Date; before: Date },
): Promise<boolean> {
  const { count } = await tx.signalStream.updateMany({
    where: { id, OR: [{ verificationAskedAt: null }, { verificationAskedAt: { lte: before } }] },
    data: { verificationAskedAt: at },
  })
  return count === 1
}

/** Streams of apps that check the tokens of this API, or every token; by the name of the app. */
export function findStreamsOfApi(
  tx: Tx,
  { organizationId, apiId }: { organizationId: string; apiId: string },
) {
  const checks = { some: { OR: [{ apiId }, { apiId: null }] } }
  return tx.signalStream.findMany({
    where: { organizationId, app: { deletedAt: null, checks } },
    include: {
      app: { select: { id: true, name: true } },
      _count: { select: { signals: true } },
      signals: { select: { at: true }, orderBy: { at: 'asc' }, take: 1 },
    },
    orderBy: [{ app: { name: 'asc' } }, { createdAt: 'asc' }, { id: 'asc' }],
  })
}

/** The same with the APIs whose tokens each receiver checks; null stands for every API. */
export function findHealthOfOrganization(tx: Tx, organizationId: string) {
  return tx.signalStream.findMany({
    where: { organizationId, app: { deletedAt: null } },
    include: {
      app: { select: { suspendedAt: true, checks: { select: { apiId: true } } } },
      signals: { select: { at: true }, orderBy: { at: 'asc' }, take: 1 },
    },
  })
}

/** Tells a stream something about itself. */
export async function insertSignal(
  tx: Tx,
  signal: {
    streamId: string
    kind: 'verification' | 'stream_updated'
    subject: string | null
    at: Date
  },
): Promise<void> {
  await tx.signal.create({ data: { id: randomUUID(), ...signal, nextAttemptAt: signal.at } })
}

/** A header by its stream. */
export type SealedHeader = { id: string; sealed: Uint8Array<ArrayBuffer> }

const SEALED_AT_ONCE = 100

/** The next headers that do not begin with this mark. */
export function findSealedHeaders(
  tx: Tx,
  after: string,
  mark: Uint8Array,
): Promise<SealedHeader[]> {
  return tx.$queryRaw`SELECT id, sealed_authorization AS sealed FROM signal_stream
    WHERE id > ${after} AND substr(sealed_authorization, 1, length(${mark}::bytea)) <> ${mark}::bytea
    ORDER BY id LIMIT ${SEALED_AT_ONCE}`
}

/** Writes a header anew, unless it has changed meanwhile. */
export async function resealHeader(
  tx: Tx,
  header: SealedHeader & { anew: Uint8Array<ArrayBuffer> },
): Promise<void> {
  await tx.signalStream.updateMany({
    where: { id: header.id, sealedAuthorization: header.sealed },
    data: { sealedAuthorization: header.anew },
  })
}
