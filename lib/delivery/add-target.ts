import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { refuseSecretless } from '@/lib/apps/refuse-secretless'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { sealCredential } from './credential'
import { type DeliveryTargetView, placeOf, TARGETS_MAX, type TargetOf } from './delivery-target'
import type { DeliveryTargetInput } from './delivery-target-input'
import { readRecipient } from './recipient'
import { findTargets, insertTarget } from './store'
import { viewTarget } from './view-target'

const NAME_TAKEN = 'Another target of this app has this name. Choose a different one.'
const ONE_MAILBOX = 'This app has a mailbox already. Remove it first.'

/**
 * Adds a place where new secrets of the app are put before they work. What it is opened with is sealed
 * under the master key. Refuses with `not_found`, `forbidden`, `app_deleted`, `app_suspended`,
 * `app_keeps_no_secret`, `app_described_elsewhere`, `step_up_required`, `too_many_targets`, and
 * `invalid_input` with a sentence per field.
 */
export async function addTarget(
  actor: Actor,
  appId: string,
  input: DeliveryTargetInput,
): Promise<DeliveryTargetView> {
  const of = targetOf(input)
  return inTransaction(async (tx) => {
    const app = await authorizeApp(tx, actor, appId, 'change')
    refuseSecretless(app)
    requireStepUp(actor)
    const others = await findTargets(tx, appId)
    if (others.length >= TARGETS_MAX) throw new Refusal('too_many_targets', `app ${appId}`)
    if (of.kind === 'mailbox' && others.some(({ kind }) => kind === 'mailbox')) {
      throw new Refusal('invalid_input', 'a second mailbox', { kind: ONE_MAILBOX })
    }
    const id = newId('dlt')
    const row = {
      ...of,
      id,
      appId,
      name: input.name,
      sealedCredential: sealCredential(id, input.credential),
      createdAt: now(),
      createdByName: actor.personName,
    }
    if (!(await insertTarget(tx, row))) {
      throw new Refusal('invalid_input', 'name', { name: NAME_TAKEN })
    }
    await recordEvent(tx, actor, 'rotation.target_added', {
      target: { kind: 'app', id: app.id, name: app.name },
      detail: { name: input.name, kind: of.kind, place: placeOf(of) },
    })
    return viewTarget({ ...row, lastDeliveredAt: null, lastFailedAt: null, lastFailure: null })
  })
}

/** What is stored of the form, by its kind. */
function targetOf(input: DeliveryTargetInput): TargetOf {
  const { kind, namespace, mount, path, secretField, clientIdField, ca } = input
  // Paths are added to the address of a vault; that of a webhook may end with a slash.
  const address = input.address.replace(/\/+$/, '')
  if (kind === 'kv2') {
    const { appRoleMount } = input
    const fields = { secretField, clientIdField, appRoleMount, ca }
    return { kind, settings: { address, namespace, mount, path, ...fields } }
  }
  if (kind === 'kubernetes') {
    return { kind, settings: { address, namespace, path, secretField, clientIdField, ca } }
  }
  const recipient = JSON.stringify(keyOf(input.recipient))
  return kind === 'webhook'
    ? { kind, settings: { address: input.address, recipient } }
    : { kind, settings: { recipient } }
}

/** The public key as it is kept: its members, and what it is called. */
function keyOf(text: string) {
  const { jwk, kid } = readRecipient(text)
  return { ...jwk, kid }
}
