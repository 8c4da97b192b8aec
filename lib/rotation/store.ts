import { secondsAfter } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { Prisma, Rotation, RotationSchedule } from '@/lib/db/generated/client'
import { ATTEMPT_PAUSE_SECONDS, ROTATIONS_LISTED_MAX } from './rotation-record'

export type RotationRecord = Rotation
export type ScheduleRecord = RotationSchedule

/** The rotations of an app, the newest first. */
export function findRotations(tx: Tx, appId: string): Promise<RotationRecord[]> {
  return tx.rotation.findMany({
    where: { appId },
    orderBy: [{ startedAt: 'desc' }, { id: 'asc' }],
    take: ROTATIONS_LISTED_MAX,
  })
}

/** A rotation of the app; null if there is none. */
export function findRotation(tx: Tx, appId: string, id: string): Promise<RotationRecord | null> {
  return tx.rotation.findFirst({ where: { id, appId } })
}

/** The rotation that is not over of this app; null if there is none. */
export function findOpenRotation(tx: Tx, appId: string): Promise<RotationRecord | null> {
  return tx.rotation.findFirst({
    where: { appId, closedAt: null, state: { in: ['delivering', 'unused', 'draining'] } },
    orderBy: { startedAt: 'desc' },
  })
}

/** Writes a rotation down, and answers its row. */
export function insertRotation(
  tx: Tx,
  row: Prisma.RotationUncheckedCreateInput,
): Promise<RotationRecord> {
  return tx.rotation.create({ data: row })
}

/** Changes a rotation that is in this state; null if it is not, or not any more. */
export async function moveRotation(
  tx: Tx,
  of: Pick<RotationRecord, 'id' | 'state'> & { leaseUntil?: Date | null },
  change: Prisma.RotationUncheckedUpdateManyInput,
): Promise<RotationRecord | null> {
  const { id, state, leaseUntil } = of
  const where = leaseUntil === undefined ? { id, state } : { id, state, leaseUntil }
  const [row] = await tx.rotation.updateManyAndReturn({ where, data: change })
  return row ?? null
}

/** Deliveries that were left alone: their process has died, or was too slow. */
export function findAbandoned(tx: Tx, at: Date): Promise<RotationRecord[]> {
  return tx.rotation.findMany({
    where: { state: 'delivering', leaseUntil: { lte: at } },
    take: 20,
  })
}

/** The schedule of an app; null if it has none. */
export function findSchedule(tx: Tx, appId: string): Promise<ScheduleRecord | null> {
  return tx.rotationSchedule.findUnique({ where: { appId } })
}

/** Sets the schedule of an app anew. */
export async function putSchedule(
  tx: Tx,
  row: Omit<ScheduleRecord, 'attempts' | 'stoppedAt' | 'stoppedBecause'>,
): Promise<void> {
  const anew = { ...row, attempts: 0, stoppedAt: null, stoppedBecause: null }
  await tx.rotationSchedule.upsert({
    where: { appId: row.appId },
    create: anew,
    update: anew,
    select: { appId: true },
  })
}

/** Ends the schedule of an app; false if it has none. */
export async function deleteSchedule(tx: Tx, appId: string): Promise<boolean> {
  const { count } = await tx.rotationSchedule.deleteMany({ where: { appId } })
  return count === 1
}

/**
 * Takes up to 20 schedules that are due. Each is due again ten minutes later, so that what is interrupted
 * is tried again.
 */
export function takeDueSchedules(tx: Tx, at: Date): Promise<ScheduleRecord[]> {
  return tx.$queryRaw`
    UPDATE rotation_schedule SET attempts = attempts + 1,
      next_at = ${secondsAfter(at, ATTEMPT_PAUSE_SECONDS)}::timestamptz
    WHERE app_id = ANY(ARRAY(
      SELECT app_id FROM rotation_schedule
      WHERE stopped_at IS NULL AND next_at <= ${at}::timestamptz
      ORDER BY next_at LIMIT 20 FOR UPDATE SKIP LOCKED))
    RETURNING app_id AS "appId", every_days AS "everyDays", use_within_days AS "useWithinDays",
      quiet_hours AS "quietHours", next_at AS "nextAt", attempts, stopped_at AS "stoppedAt",
      stopped_because AS "stoppedBecause", set_at AS "setAt", set_by_name AS "setByName"`
}

/** Writes how a schedule goes on. */
export async function updateSchedule(
  tx: Tx,
  appId: string,
  change: Partial<Omit<ScheduleRecord, 'appId'>>,
): Promise<void> {
  await tx.rotationSchedule.updateMany({ where: { appId }, data: change })
}

/** A rotation that is not closed, locked until the transaction ends; null if another process has it. */
export async function findRotationForUpdate(tx: Tx, id: string): Promise<RotationRecord | null> {
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT id FROM rotation WHERE id = ${id} AND closed_at IS NULL FOR UPDATE SKIP LOCKED`
  return locked.length === 0 ? null : tx.rotation.findUnique({ where: { id } })
}
