import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { log } from '@/lib/log'
import { DeliveryFailed } from './delivery-failed'
import { FAILURE_MAX, placeOf } from './delivery-target'
import { readFromKubernetes, writeToKubernetes } from './kubernetes'
import { readFromKv2, writeToKv2 } from './kv2'
import { readRecipient } from './recipient'
import { sealTo } from './seal-to'
import { noteDelivery } from './store'
import type { Cargo, Target, Undo } from './target'
import { sendToWebhook } from './webhook'

/** Where a secret was put, for the receipt. */
export type Delivered = { name: string; kind: string; place: string }

/** A secret that is at all targets, and how that is undone. */
export type Deliveries = { deliveries: Delivered[]; jwe: string | null; undo: Undo }

const NOTHING: Undo = async () => {}

/**
 * Puts a secret at each of these targets, one after the other. If one refuses it, the others are undone,
 * the last one first, and it throws `DeliveryFailed`.
 */
export async function deliver(targets: readonly Target[], cargo: Cargo): Promise<Deliveries> {
  const undos: Undo[] = []
  const undo = () => undoAll(undos, cargo)
  let jwe: string | null = null
  for (const target of targets) {
    try {
      const put = await putAt(target, cargo)
      undos.push(put.undo)
      jwe ??= put.jwe
      await noteDelivery(db(), target.id, { lastDeliveredAt: now() })
    } catch (error) {
      await undo()
      if (!(error instanceof DeliveryFailed)) throw error
      const lastFailure = error.sentence.slice(0, FAILURE_MAX)
      await noteDelivery(db(), target.id, { lastFailedAt: now(), lastFailure })
      throw new DeliveryFailed(`${target.name}: ${error.sentence}`)
    }
  }
  return { deliveries: deliveredTo(targets), jwe, undo }
}

/** What a receipt says of these targets. */
export function deliveredTo(targets: readonly Target[]): Delivered[] {
  return targets.map((target) => ({
    name: target.name,
    kind: target.kind,
    place: placeOf(target),
  }))
}

/**
 * The secret's value that a target holds now; null if it holds none, or none that can be read back. Throws
 * `DeliveryFailed`.
 */
export async function readBack(target: Target): Promise<string | null> {
  if (target.kind === 'kv2') return readFromKv2(target)
  return target.kind === 'kubernetes' ? readFromKubernetes(target) : null
}

async function putAt(target: Target, cargo: Cargo): Promise<{ undo: Undo; jwe: string | null }> {
  switch (target.kind) {
    case 'kv2':
      return { undo: await writeToKv2(target, cargo), jwe: null }
    case 'kubernetes':
      return { undo: await writeToKubernetes(target, cargo), jwe: null }
    case 'webhook':
      return { undo: await sendToWebhook(target, cargo), jwe: null }
    case 'mailbox': {
      const recipient = readRecipient(target.settings.recipient)
      return { undo: NOTHING, jwe: await sealTo(recipient, cargo.value, cargo) }
    }
  }
}

async function undoAll(undos: readonly Undo[], { secretId }: Cargo): Promise<void> {
  for (const undo of undos.toReversed()) {
    await undo().catch((err) => log.error({ err, secretId }, 'a delivery could not be undone'))
  }
}
