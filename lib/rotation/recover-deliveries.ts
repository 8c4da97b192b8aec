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
import { limitsOf } from './limits-of'
import { DELIVERY_LEASE_SECONDS, DELIVERY_TRIED_SECONDS } from './rotation-record'
import { scheduleAsActor } from './schedule-as-actor'
import { settleDelivery } from './settle-delivery'
import { findAbandoned, moveRotation, type RotationRecord } from './store'

/** The targets that hold the new secret, those that do not, and its value if there are any. */
type Held = { holding: Target[]; lacking: Target[]; value: Plaintext | null }

/**
 * Goes on with deliveries whose process has died. A secret that a target holds is read back from there and
 * completed; one that none holds is withdrawn, because nobody has its value. Answers how many.
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
  const targets = await openTargets(db(), rotation.appId)
  const { value, lacking } = await whoHolds(targets, rotation.newSecretId)
  if (value) await complete(actor, rotation, { targets, lacking, value })
  else await abandonDelivery(actor, rotation, { because: 'interrupted', sentence: null })
}

async function complete(
  actor: Actor,
  rotation: RotationRecord,
  { targets, lacking, value }: { targets: Target[]; lacking: Target[]; value: Plaintext },
): Promise<void> {
  const cargo = { clientId: rotation.appId, secretId: rotation.newSecretId, value }
  try {
    const { jwe } = await deliver(lacking, cargo)
    const limits = await limitsOf(db(), rotation)
    await settleDelivery(actor, rotation, { deliveries: deliveredTo(targets), jwe, limits })
  } catch (error) {
    const isHopeless = secondsAfter(rotation.startedAt, DELIVERY_TRIED_SECONDS) <= now()
    if (!isHopeless) throw error
    await abandonDelivery(actor, rotation, { because: 'interrupted', sentence: null })
  }
}

async function whoHolds(targets: readonly Target[], secretId: string): Promise<Held> {
  const held: Held = { holding: [], lacking: [], value: null }
  for (const target of targets) {
    const value = await readBack(target)
    const holds = value !== null && (await isValueOf(db(), secretId, value))
    if (holds) held.value = new Plaintext(value)
    held[holds ? 'holding' : 'lacking'].push(target)
  }
  return held
}
