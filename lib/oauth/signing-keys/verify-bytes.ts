import { verify } from 'node:crypto'
import type { SigningKey } from './make-signing-key'

/**
 * Whether this key of ours made the signature of the bytes, with its own algorithm and no other (RFC
 * 8725 §3.1).
 */
export function verifyBytes(
  { algorithm, publicKey: key }: SigningKey,
  { bytes, signature }: { bytes: Uint8Array; signature: Uint8Array },
): Promise<boolean> {
  const digest = algorithm === 'EdDSA' ? null : 'sha256'
  // RFC 7518 §3.4: an ES256 signature is its two halves, one after the other.
  const how = algorithm === 'ES256' ? { key, dsaEncoding: 'ieee-p1363' as const } : { key }
  return new Promise((resolve, reject) => {
    verify(digest, bytes, how, signature, (error, isOurs) =>
      error ? reject(error) : resolve(isOurs),
    )
  })
}
