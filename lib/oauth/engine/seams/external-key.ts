import type { KeyObject } from 'node:crypto'
import { ExternalSigningKey } from '../../protocol/oidc-provider'

type OurKey = {
  kid: string
  algorithm: string
  publicKey: KeyObject
  sign(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>
}

/**
 * One of our keys, as the engine takes it. The engine does not get the private half: we sign. Its own
 * way through Web Crypto takes longer.
 */
export function externalKey(key: OurKey): ExternalSigningKey {
  return new (class extends ExternalSigningKey {
    override get kid() {
      return key.kid
    }
    override get alg() {
      return key.algorithm
    }
    override keyObject() {
      return key.publicKey
    }
    override sign(bytes: Uint8Array) {
      return key.sign(bytes)
    }
  })()
}
