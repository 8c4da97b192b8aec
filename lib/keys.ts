import { hkdfSync } from 'node:crypto'
import { config } from '@/lib/config'
import { processWide } from '@/lib/process'

/** The purposes of derived keys. Each purpose has its own key. */
type Purpose =
  | `secret-pepper/${number}`
  | 'session-cookie'
  | 'engine-cookies'
  | 'form-cookie'
  | 'signing-key-seal'
  | 'artifact-seal'
  | 'dpop-nonce'
  | 'second-factor-seal'
  | 'recovery-code'
  | 'known-device'
  | 'presented-jwt'

const derived = processWide('keys', () => new Map<Purpose, Buffer>())

/** The pepper version under which new secrets are digested. */
export const CURRENT_PEPPER_VERSION = 1

/** A 256-bit key for one purpose, by HKDF-SHA-256 (RFC 5869) from the master key. */
export function keyFor(purpose: Purpose): Buffer {
  let key = derived.get(purpose)
  if (!key) {
    key = Buffer.from(hkdfSync('sha256', config().masterKey, '', `keyturn ${purpose}`, 32))
    derived.set(purpose, key)
  }
  return key
}
