import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/client'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { distrustKeyRing } from './key-ring'
import { publishedKeys } from './load-signing-keys'
import { makeSigningKey } from './make-signing-key'
import { lockSigningKeys, updateSigningKey } from './store'

/**
 * From now on the next key signs; the one before is retired, and another key is published to
 * follow. Other processes do the same within ten seconds. Signatures of the retired key stay valid.
 * Throws `Refusal('forbidden')` unless the actor is an administrator, and
 * `Refusal('step_up_required')`.
 */
export async function rotateSigningKey(actor: Actor): Promise<void> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  await inTransaction(async (tx) => {
    await lockSigningKeys(tx)
    const { from, to } = await moveOn(tx)
    const target = { kind: 'signing_key', id: to, name: to } as const
    await recordEvent(tx, actor, 'signing_key.rotated', { target, detail: { retired: from } })
  })
  distrustKeyRing()
}

/** Moves every key one step on, under the lock. Answers which was retired and which signs. */
export async function moveOn(tx: Tx): Promise<{ from: string | null; to: string }> {
  const keys = await publishedKeys(tx)
  const current = keys.find((key) => key.status === 'current')
  const next = keys.find((key) => key.status === 'next')
  const at = now()
  if (current) await updateSigningKey(tx, current.id, { status: 'retired', retiredAt: at })
  if (next) await updateSigningKey(tx, next.id, { status: 'current', activatedAt: at })
  const to = next?.id ?? (await makeSigningKey(tx, 'current'))
  await makeSigningKey(tx, 'next')
  return { from: current?.id ?? null, to }
}
