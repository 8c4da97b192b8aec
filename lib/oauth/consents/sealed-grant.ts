import { sha256 } from '@/lib/crypto/digest'
import { sealFor, unsealFor } from '@/lib/crypto/sealed'
import type { AdapterPayload } from '../protocol/oidc-provider'

/** A grant as the database stores it: sealed, and under the digest of its id. */
export function sealGrant(payload: AdapterPayload): { digest: Buffer; sealed: Buffer } {
  const digest = sha256(String(payload.jti))
  const json = Buffer.from(JSON.stringify(payload))
  return { digest, sealed: sealFor('artifact-seal', contextOf(digest), json) }
}

/** The grant as the engine gets it back. */
export function openGrant({ digest, sealed }: { digest: Buffer; sealed: Buffer }): AdapterPayload {
  return JSON.parse(unsealFor('artifact-seal', contextOf(digest), sealed).toString())
}

/** Binds the payload to its row: in another row it does not open. */
export const contextOf = (digest: Buffer) => `Grant ${digest.toString('base64url')}`
