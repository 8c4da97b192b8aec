import { deriveKey, lookForMasterKey, masterKeys, type Purpose, readable } from '@/lib/keys'
import { seal, Unsealable, unseal } from './seal'

const MARK_BYTES = 4

/**
 * The first bytes of what is sealed under this master key; they reveal nothing of it. What was sealed
 * under the first master key of a database has none.
 */
export function markOf(masterKey: Buffer): Buffer {
  return deriveKey(masterKey, 'master-key-id').subarray(0, MARK_BYTES)
}

/** Seals under the newest master key (AES-256-GCM, see `seal`). */
export function sealFor(purpose: Purpose, context: string, clear: Buffer): Buffer {
  const { generation, key } = masterKeys().known[0]
  const sealed = seal(deriveKey(key, purpose), context, clear)
  return generation === 1 ? sealed : Buffer.concat([markOf(key), sealed])
}

/** Opens what `sealFor` has sealed, under any of the master keys. Throws `Unsealable`. */
export function unsealFor(purpose: Purpose, context: string, sealed: Buffer): Buffer {
  const open = () => openMarked(purpose, context, sealed) ?? openFirst(purpose, context, sealed)
  try {
    return open()
  } catch (error) {
    if (!(error instanceof Unsealable)) throw error
    lookForMasterKey()
    return open()
  }
}

function openMarked(purpose: Purpose, context: string, sealed: Buffer): Buffer | null {
  const mark = sealed.subarray(0, MARK_BYTES)
  for (const { generation, key } of readable()) {
    if (generation === 1 || !markOf(key).equals(mark)) continue
    try {
      return unseal(deriveKey(key, purpose), context, sealed.subarray(MARK_BYTES))
    } catch (error) {
      // By chance, the first bytes may be those of a nonce.
      if (!(error instanceof Unsealable)) throw error
    }
  }
  return null
}

function openFirst(purpose: Purpose, context: string, sealed: Buffer): Buffer {
  const first = readable().find(({ generation }) => generation === 1)
  if (!first) throw new Unsealable('the first master key of this database is not known')
  return unseal(deriveKey(first.key, purpose), context, sealed)
}
