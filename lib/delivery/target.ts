import type { Plaintext } from '@/lib/crypto/plaintext'
import { openCredential } from './credential'
import type { TargetOf } from './delivery-target'
import type { TargetRecord } from './store'

/** A target with what opens it. */
export type Target = TargetOf & { id: string; name: string; credential: Plaintext }

/** A secret on its way. */
export type Cargo = { clientId: string; secretId: string; value: Plaintext }

/** Takes a write back: what was there before is there again. Throws `DeliveryFailed`. */
export type Undo = () => Promise<void>

/** The target in a row. Throws `Unsealable`. */
export function openTarget(row: TargetRecord): Target {
  const { id, name, kind, settings, sealedCredential } = row
  // Only addTarget writes rows, so the settings are those of their kind.
  const of = { kind, settings } as unknown as TargetOf
  return { ...of, id, name, credential: openCredential(id, sealedCredential) }
}
