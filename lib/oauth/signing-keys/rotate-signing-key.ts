import type { Actor } from '@/lib/actor'
import type { SigningAlgorithm } from '@/lib/apps/fields/signing-algorithm'
import { recordEvent, type Unattended } from '@/lib/audit/record-event'
import { now, secondsAfter } from '@/lib/clock'
import { db, inTransaction, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeInstallation } from '@/lib/people/organizations/authorize-installation'
import { requireStepUp } from '@/lib/people/require-step-up'
import { distrustKeyRing } from './key-ring'
import { publishedKeys } from './load-signing-keys'
import { makePrivateKeys, type NewKey, storeSigningKey } from './make-signing-key'
import { keyOf, RINGS, UNKNOWN_TO_CACHES_SECONDS } from './signing-key'
import { lockSigningKeys, type StoredKey, updateSigningKey } from './store'

/**
 * From now on the next key of each ring signs; the one before is retired, and another key is
 * published to follow. Other processes do the same within ten seconds. Signatures of a retired key
 * stay valid. Throws `Refusal('forbidden')` unless the actor is an administrator of
 * the installation's first organization, `Refusal('step_up_required')`, and `Refusal('next_key_too_new')` while a cache may hold a key set
 * without a key that would sign.
 */
export async function rotateSigningKey(actor: Actor): Promise<void> {
  await authorizeInstallation(db(), actor)
  requireStepUp(actor)
  const successors = await makePrivateKeys(RINGS)
  await inTransaction(async (tx) => {
    await lockSigningKeys(tx)
    const keys = await publishedKeys(tx)
    refuseTooNew(keys)
    for (const successor of successors) {
      const moved = await moveOn(tx, keys, successor)
      await recordRotation(tx, actor, { ...moved, algorithm: successor.algorithm })
    }
  })
  distrustKeyRing()
}

/** Records who let which key sign, and in place of which. */
export async function recordRotation(
  tx: Tx,
  actor: Actor | Unattended,
  { from, to, algorithm }: { from: string | null; to: string; algorithm: SigningAlgorithm },
): Promise<void> {
  const target = { kind: 'signing_key', id: to, name: to } as const
  await recordEvent(tx, actor, 'signing_key.rotated', {
    target,
    detail: { retired: from, algorithm },
  })
}

function refuseTooNew(keys: StoredKey[]): void {
  const known = secondsAfter(now(), -UNKNOWN_TO_CACHES_SECONDS)
  const unknown = keys.find(({ status, createdAt }) => status === 'next' && createdAt > known)
  if (unknown) throw new Refusal('next_key_too_new', `${unknown.id} is`)
}

/**
 * Moves every key of the successor's ring one step on; the successor follows. `keys` are the published
 * ones, read under the lock. Answers which was retired and which signs.
 */
export async function moveOn(
  tx: Tx,
  keys: StoredKey[],
  successor: NewKey,
): Promise<{ from: string | null; to: string }> {
  const { algorithm } = successor
  const current = keyOf(keys, { algorithm, status: 'current' })
  const next = keyOf(keys, { algorithm, status: 'next' })
  const at = now()
  if (current) await updateSigningKey(tx, current.id, { status: 'retired', retiredAt: at })
  if (next) await updateSigningKey(tx, next.id, { status: 'current', activatedAt: at })
  const status = next ? 'next' : 'current'
  const made = await storeSigningKey(tx, { ...successor, status, createdAt: at })
  return { from: current?.id ?? null, to: next?.id ?? made }
}
