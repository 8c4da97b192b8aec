import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { Unsealable } from '@/lib/crypto/seal'
import { sealFor, unsealFor } from '@/lib/crypto/sealed'

export const SEAL_KEY_PURPOSE = 'audit-seal-key'

/** A key as its row keeps it. */
export type StoredSealKey = { id: string; publicKey: Uint8Array; sealedPrivate: Uint8Array }

/** A key that this installation holds both halves of. */
export type SealKey = { id: string; privateKey: KeyObject; publicKey: KeyObject }

const idOf = (publicKey: KeyObject): string =>
  hash('sha256', publicKey.export({ type: 'spki', format: 'der' }), 'base64url')

/** A new Ed25519 key (RFC 8032), its private half sealed under the master key. */
export function makeSealKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const id = idOf(publicKey)
  const clear = privateKey.export({ type: 'pkcs8', format: 'der' })
  return {
    id,
    publicKey: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
    sealedPrivate: new Uint8Array(sealFor(SEAL_KEY_PURPOSE, id, clear)),
  }
}

/**
 * The key in this row; null if its private half was not sealed by this installation, or belongs to another
 * public half. Whoever can only write to the database cannot make a row that opens.
 */
export function openSealKey(row: StoredSealKey): SealKey | null {
  try {
    const clear = unsealFor(SEAL_KEY_PURPOSE, row.id, Buffer.from(row.sealedPrivate))
    const privateKey = createPrivateKey({ key: clear, type: 'pkcs8', format: 'der' })
    const publicKey = createPublicKey(privateKey)
    return idOf(publicKey) === row.id ? { id: row.id, privateKey, publicKey } : null
  } catch (error) {
    if (error instanceof Unsealable) return null
    throw error
  }
}

/** Signs a statement. */
export function signStatement({ privateKey }: SealKey, text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sign(null, Buffer.from(text), privateKey))
}

/** Whether this key has signed this text. */
export function isSignedBy({ publicKey }: SealKey, text: string, signature: Uint8Array): boolean {
  return verify(null, Buffer.from(text), publicKey, signature)
}

/** The public half in PEM, for whoever verifies by another program. */
export function publicKeyPem({ publicKey }: SealKey): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString()
}
