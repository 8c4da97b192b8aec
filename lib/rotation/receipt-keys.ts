import { sealKeys } from '@/lib/audit/seal/present-seal-key'
import { db } from '@/lib/db/client'

/** The public keys that sign receipts and deliveries by webhook, as a JWK Set (RFC 7517, RFC 8037). */
export async function receiptKeys(): Promise<{ keys: object[] }> {
  const keys = await sealKeys(db())
  return {
    keys: keys.map(({ id, publicKey }) => {
      const { kty, crv, x } = publicKey.export({ format: 'jwk' })
      return { kty, crv, x, kid: id, use: 'sig', alg: 'EdDSA' }
    }),
  }
}
