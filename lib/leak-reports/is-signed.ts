import { createPublicKey, verify } from 'node:crypto'

/**
 * Whether this key has signed these bytes, by ECDSA on P-256 with SHA-256; the signature is in DER and
 * base64. False for another kind of key, and for what is no signature.
 */
export function isSigned(body: Buffer, { key, signature }: { key: string; signature: string }) {
  try {
    const publicKey = createPublicKey(key)
    const isP256 = publicKey.asymmetricKeyDetails?.namedCurve === 'prime256v1'
    return isP256 && verify('sha256', body, publicKey, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
