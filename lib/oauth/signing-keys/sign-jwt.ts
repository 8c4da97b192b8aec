import { sign } from 'node:crypto'
import type { SigningAlgorithm } from '@/lib/apps/fields/signing-algorithm'
import { presentSigner } from './key-ring'
import type { SigningKey } from './make-signing-key'

type Signer = Pick<SigningKey, 'algorithm' | 'privateKey'>

/**
 * Signs claims with the present key of the algorithm, as the engine does: a JWS in its compact form
 * (RFC 7515 §3.1), with a type where one is named (§4.1.9).
 */
export async function signJwt(
  claims: object,
  algorithm: SigningAlgorithm,
  type: { typ?: string } = {},
): Promise<string> {
  const signer = presentSigner(algorithm)
  const signed = `${encode({ alg: algorithm, ...type, kid: signer.kid })}.${encode(claims)}`
  const signature = await signBytes(signer, Buffer.from(signed))
  return `${signed}.${signature.toString('base64url')}`
}

/**
 * The signature of these bytes (RFC 7518 §3.3, §3.4; RFC 8037 §3.1). An RSA signature takes a
 * millisecond, so it is made on another thread: meanwhile other requests are answered. The others
 * take less time than the way to a thread.
 */
export function signBytes(
  { algorithm, privateKey: key }: Signer,
  bytes: Uint8Array,
): Buffer | Promise<Buffer> {
  if (algorithm === 'EdDSA') return sign(null, bytes, key)
  if (algorithm === 'ES256') return sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' })
  return new Promise((resolve, reject) => {
    sign('sha256', bytes, key, (error, signature) => (error ? reject(error) : resolve(signature)))
  })
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
