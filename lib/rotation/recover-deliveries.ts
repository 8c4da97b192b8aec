import type { Actor } from '@/lib/actor'
import { now, secondsAfter } from '@/lib/clock'
import { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { deliver, deliveredTo, readBack } from '@/lib/delivery/deliver'
import { openTargets } from '@/lib/delivery/open-targets'
import type { Target } from '@/lib/delivery/target'
import { log } from '@/lib/log'
import { isValueOf } from '@/lib/secrets/is-value-of'
import { abandonDelivery } from './abandon-delivery'
import { DELIVERY_LEASE_SECONDS, DELIVERY_TRIED_SECONDS } from './rotation-record'
import { scheduleAsActor } from './schedule-as-actor'
import { settleDelivery } from './settle-delivery'
import { findAbandoned, moveRotation, type RotationRecord } from './store'

/** The targets that do not hold the new secret, its value if another does, and why one cannot be read. */
type Held = { lacking: Target[]; value: Plaintext | null; unreadable: Error | null }

/**
 * Goes on with deliveries whose process has died. A secret that a target holds is read back from there and
 * completed; one that none holds is withdrawn, because nobody has its value. While a target cannot be read,
 * that is not known, and it is tried again for a day. Answers how many.
 */
export async function recoverDeliveries(): Promise<number> {
  const abandoned = await findAbandoned(db(), now())
  for (const rotation of abandoned) {
    await recover(rotation).catch((err) =>
      log.warn({ err, rotation: rotation.id }, 'a delivery could not be recovered yet'),
    )
  }
  return abandoned.length
}

async function recover(before: RotationRecord): Promise<void> {
  const leaseUntil = secondsAfter(now(), DELIVERY_LEASE_SECONDS)
  const rotation = await moveRotation(db(), before, { leaseUntil })
  const actor = rotation && (await scheduleAsActor(db(), rotation.appId))
  if (!rotation || !actor) return
  try {
    await goOn(actor, rotation)
  } catch (error) {
    const isHopeless = secondsAfter(rotation.startedAt, DELIVERY_TRIED_SECONDS) <= now()
    if (!isHopeless) throw error
    await abandonDelivery(actor, rotation, { because: 'interrupted', sentence: null })
  }
}

async function goOn(actor: Actor, rotation: RotationRecord): Promise<void> {
  const targets = await openTargets(db(), rotation.appId)
  const { value, lacking, unreadable } = await whoHolds(targets, rotation.newSecretId)
  if (value) return complete(actor, rotation, { targets, lacking, value })
  // It may hold the new secret, and programs may read it there: a withdrawn one would stop them.
  if (unreadable) throw unreadable
  await abandonDelivery(actor, rotation, { because: 'interrupted', sentence: null })
}

async function complete(
  actor: Actor,
  rotation: RotationRecord,
  { targets, lacking, value }: { targets: Target[]; lacking: Target[]; value: Plaintext },
): Promise<void> {
  const cargo = { clientId: rotation.appId, secretId: rotation.newSecretId, value }
  const { jwe, undo } = await deliver(lacking, cargo)
  const delivered = { deliveries: deliveredTo(targets), jwe }
  if ((await settleDelivery(actor, rotation, delivered)) === 'ended') await undo()
}

async function whoHolds(targets: readonly Target[], secretId: string): Promise<Held> {
  const held: Held = { lacking: [], value: null, unreadable: null }
  for (const target of targets) {
    const value = await readBack(target).catch((error: Error) => error)
    const isRead = typeof value === 'string'
    if (value instanceof Error) held.unreadable = value
    if (isRead && (await isValueOf(db(), secretId, value))) held.value = new Plaintext(value)
    else held.lacking.push(target)
  }
  return held
}
