import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { refuseSecretless } from '@/lib/apps/refuse-secretless'
import { now, secondsAfter } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { inTransaction, type Tx } from '@/lib/db/client'
import { deliver } from '@/lib/delivery/deliver'
import { DeliveryFailed } from '@/lib/delivery/delivery-failed'
import { openTargets } from '@/lib/delivery/open-targets'
import type { Target } from '@/lib/delivery/target'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { findNewestActive } from '@/lib/secrets/find-newest-active'
import { holdSecret } from '@/lib/secrets/held-secret'
import { retireExpired } from '@/lib/secrets/retire-expired'
import { abandonDelivery } from './abandon-delivery'
import { DELIVERY_LEASE_SECONDS } from './rotation-record'
import { settleDelivery } from './settle-delivery'
import { findOpenRotation, insertRotation, type RotationRecord } from './store'

/** A rotation whose new secret is on its way. The value is in this process only. */
type Begun = { rotation: RotationRecord; targets: Target[]; value: Plaintext }

/**
 * Makes a new secret and puts it at the delivery targets of the app; nobody sees its value. It works only
 * after all of them hold it. The old one ends when it was not used for so long as `limitsOf` says. Refuses with
 * `not_found`, `forbidden`, `app_deleted`, `app_suspended`, `app_keeps_no_secret`,
 * `app_described_elsewhere`, `step_up_required`, `no_delivery_target`, `rotation_under_way`,
 * `two_active_secrets`, and with `delivery_failed`: then the new secret is withdrawn, and what was written
 * is undone.
 */
export async function rotateByDelivery(
  actor: Actor,
  appId: string,
  { scheduled }: { scheduled: boolean },
): Promise<void> {
  const begun = await inTransaction((tx) => begin(tx, actor, { appId, scheduled }))
  const { rotation, targets, value } = begun
  const cargo = { clientId: appId, secretId: rotation.newSecretId, value }
  const delivered = await deliver(targets, cargo).catch(async (error) => {
    const sentence = error instanceof DeliveryFailed ? error.sentence : null
    await abandonDelivery(actor, rotation, { because: 'delivery_failed', sentence })
    throw error instanceof DeliveryFailed ? new Refusal('delivery_failed', error.sentence) : error
  })
  // What fails here is completed by the next process that reads the targets back.
  const settled = await settleDelivery(actor, rotation, delivered)
  if (settled !== 'ended') return
  await delivered.undo()
  throw new Refusal('secret_not_active', `secret ${rotation.newSecretId} ended while it travelled`)
}

async function begin(
  tx: Tx,
  actor: Actor,
  { appId, scheduled }: { appId: string; scheduled: boolean },
): Promise<Begun> {
  const app = await authorizeApp(tx, actor, appId, 'change')
  refuseSecretless(app)
  requireStepUp(actor)
  const targets = await openTargets(tx, appId)
  if (targets.length === 0) throw new Refusal('no_delivery_target', `app ${appId}`)
  await retireExpired(tx, appId)
  const open = await findOpenRotation(tx, appId)
  const isOurs = open !== null && (open.state === 'delivering' || open.deliveries !== null)
  if (isOurs) throw new Refusal('rotation_under_way', `rotation ${open.id}`)
  const old = await findNewestActive(tx, appId)
  const { secret, value } = await holdSecret(tx, actor, appId)
  const rotation = await insertRotation(tx, {
    id: `rot_${secret.id}`,
    appId,
    state: 'delivering',
    scheduled,
    startedAt: secret.createdAt,
    startedByName: actor.personName,
    oldSecretId: old?.id ?? null,
    newSecretId: secret.id,
    leaseUntil: secondsAfter(now(), DELIVERY_LEASE_SECONDS),
  })
  return { rotation, targets, value }
}
