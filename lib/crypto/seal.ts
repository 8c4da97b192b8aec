import { createCipheriv, createDecipheriv } from 'node:crypto'
import { fewRandomBytes } from './random'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts with AES-256-GCM. The result is nonce, tag and ciphertext in one buffer. `context` is
 * authenticated but not stored: `unseal` needs the same one.
 */
export function seal(key: Buffer, context: string, clear: Buffer): Buffer {
  const nonce = fewRandomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(clear), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** The sealed value cannot be decrypted: another key, another context, altered, or no such value. */
export class Unsealable extends Error {
  override readonly name = 'Unsealable'
}

/** Decrypts what `seal` made. Throws `Unsealable`. */
export function unseal(key: Buffer, context: string, sealed: Buffer): Buffer {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new Unsealable('too short')
  const nonce = sealed.subarray(0, NONCE_BYTES)
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    .setAAD(Buffer.from(context))
    .setAuthTag(tag)
  const clear = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([clear, decipher.final()])
  } catch (cause) {
    throw new Unsealable('sealed under another key, or altered', { cause })
  }
}
