import { createHmac } from 'node:crypto'
import { Plaintext } from '@/lib/crypto/plaintext'
import { fewRandomBytes } from '@/lib/crypto/random'
import { sealFor, unsealFor } from '@/lib/crypto/sealed'

const PREFIX = 'whsec_'
const KEY_BYTES = 32

/** What the sealed key of a secret is bound to. */
export function secretContext(secretId: string): string {
  return `webhook secret ${secretId}`
}

/** A new secret as people copy it, its last characters, and its key as it is stored. */
export function newSigningSecret(secretId: string): {
  value: Plaintext
  lastFour: string
  sealed: Uint8Array<ArrayBuffer>
} {
  const key = fewRandomBytes(KEY_BYTES)
  const text = PREFIX + key.toString('base64')
  const sealed = new Uint8Array(sealFor('webhook-secret-seal', secretContext(secretId), key))
  // The last character is always the padding.
  return { value: new Plaintext(text), lastFour: text.slice(-5, -1), sealed }
}

/** What is signed (Standard Webhooks 1.0): the time in seconds since 1970. */
export type Signed = { id: string; timestamp: number; body: string }

/**
 * The value of `webhook-signature` (Standard Webhooks 1.0, `v1`: HMAC-SHA-256): one signature for each
 * secret, so that a receiver needs only one of them. Throws `Unsealable`.
 */
export function signatures(
  secrets: readonly { id: string; sealed: Uint8Array }[],
  { id, timestamp, body }: Signed,
): string {
  return secrets
    .map((secret) => {
      const context = secretContext(secret.id)
      const key = unsealFor('webhook-secret-seal', context, Buffer.from(secret.sealed))
      const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`)
      return `v1,${signature.digest('base64')}`
    })
    .join(' ')
}
