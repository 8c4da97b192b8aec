import { byKeyturn, recordEvent } from '@/lib/audit/record-event'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { db, inTransaction, type Tx } from '@/lib/db/client'
import { stopPlannedEnd } from '@/lib/secrets/stop-planned-end'
import { countMovedCallers } from '@/lib/usage/count-moved-callers'
import { findMoved, type Observed } from './observed-store'
import { DRAIN_DAYS_MAX, type RotationStop, WATCHED_SECONDS } from './rotation-record'
import { findRotationForUpdate, moveRotation, type RotationRecord, updateSchedule } from './store'
import { viewRotations } from './view-rotations'
import { writeReceipt } from './write-receipt'

/**
 * Writes down what has become of up to 200 rotations: the first use of the new secret, the end of the old
 * one, with the receipt, or that something is not as it should be; then the rotation stops, and both secrets
 * work on. Answers how many.
 */
export async function watchRotations(): Promise<number> {
  const at = now()
  const moved = await findMoved(db(), at)
  for (const seen of moved) {
    await inTransaction(async (tx) => {
      const rotation = await findRotationForUpdate(tx, seen.id)
      if (rotation) await step(tx, rotation, { ...seen, at })
    })
  }
  return moved.length
}

type Seen = Observed & { at: Date }

async function step(tx: Tx, rotation: RotationRecord, seen: Seen): Promise<void> {
  if (rotation.state === 'ended') return close(tx, rotation, seen)
  const used = rotation.firstUsedAt ? null : seen.firstUsedAt
  const current = used ? await noteFirstUse(tx, rotation, seen) : rotation
  if (!current) return
  if (seen.oldEndedAt) return end(tx, current, seen)
  if (!rotation.oldSecretId && current.firstUsedAt) return end(tx, current, seen)
  if (seen.newEndedAt) return stop(tx, current, { ...seen, because: 'new_ended' })
  if (used || !current.limitAt || current.limitAt > seen.at) return
  const because = current.state === 'unused' ? 'never_used' : 'not_quiet'
  await stop(tx, current, { ...seen, because })
}

function noteFirstUse(
  tx: Tx,
  rotation: RotationRecord,
  { firstUsedAt, firstAddress, at }: Seen,
): Promise<RotationRecord | null> {
  const limitAt = rotation.deliveries ? secondsAfter(at, DRAIN_DAYS_MAX * DAY) : null
  const facts = { firstUsedAt, firstAddress, limitAt, jwe: null }
  return moveRotation(tx, rotation, { ...facts, state: 'draining' })
}

async function end(tx: Tx, rotation: RotationRecord, seen: Seen): Promise<void> {
  const { oldSecretId, newSecretId } = rotation
  const callers = oldSecretId
    ? await countMovedCallers(tx, { from: oldSecretId, to: newSecretId })
    : null
  const ended = await moveRotation(tx, rotation, {
    state: 'ended',
    // Until it was used, nobody else has the value of the only secret that works.
    jwe: seen.newEndedAt ? null : rotation.jwe,
    oldLastUsedAt: seen.oldLastUsedAt,
    oldEndedAt: seen.oldEndedAt,
    oldEndedByName: seen.oldEndedByName,
    callersBefore: callers?.before ?? null,
    callersMoved: callers?.moved ?? null,
  })
  if (ended) await tellEnd(tx, ended, seen)
}

async function tellEnd(tx: Tx, rotation: RotationRecord, seen: Seen): Promise<void> {
  const { appName: name, organizationId } = seen
  const receipt = await writeReceipt(tx, rotation, { name, organizationId })
  const [view] = await viewRotations(tx, [rotation])
  await recordEvent(tx, keyturn(seen), 'rotation.ended', {
    target: { kind: 'app', id: rotation.appId, name },
    detail: {
      rotationId: rotation.id,
      oldHint: view?.old?.hint ?? '',
      newHint: view?.next.hint ?? '',
      receipt: sha256(receipt).toString('base64url'),
    },
  })
}

async function stop(
  tx: Tx,
  rotation: RotationRecord,
  seen: Seen & { because: RotationStop },
): Promise<void> {
  const { at, because, appName: name, organizationId } = seen
  const { appId, oldSecretId, deliveries } = rotation
  const change = { stoppedAt: at, stoppedBecause: because, closedAt: at, jwe: null }
  const facts = { ...change, oldLastUsedAt: seen.oldLastUsedAt }
  const stopped = await moveRotation(tx, rotation, { ...facts, state: 'stopped' })
  if (!stopped) return
  await writeReceipt(tx, stopped, { name, organizationId })
  // What people rotate by hand is theirs to end.
  if (!deliveries) return
  if (oldSecretId) await stopPlannedEnd(tx, keyturn(seen), { appId, secretId: oldSecretId })
  await updateSchedule(tx, appId, { stoppedAt: at, stoppedBecause: because })
  await recordEvent(tx, keyturn(seen), 'rotation.stopped', {
    target: { kind: 'app', id: appId, name },
    detail: { rotationId: rotation.id, because, sentence: null },
  })
}

/**
 * What waits in the mailbox of a rotation that has ended goes with its first use. A week after its end a
 * rotation is looked at for the last time.
 */
async function close(tx: Tx, rotation: RotationRecord, seen: Seen): Promise<void> {
  const { appName: name, organizationId } = seen
  const { oldEndedAt } = rotation
  if (oldEndedAt && oldEndedAt > secondsAfter(seen.at, -WATCHED_SECONDS)) {
    await moveRotation(tx, rotation, { jwe: null })
    return
  }
  await writeReceipt(tx, rotation, { name, organizationId })
  await moveRotation(tx, rotation, { closedAt: seen.at, jwe: null })
}

const keyturn = ({ organizationId }: Observed) => byKeyturn(organizationId)
