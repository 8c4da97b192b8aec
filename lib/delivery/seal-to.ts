import { CompactEncrypt, importJWK } from 'jose'
import type { Plaintext } from '@/lib/crypto/plaintext'
import type { Recipient } from './recipient'

/** Of which app and secret a sealed value is: in the protected header, for whoever opens it. */
export type SealedFor = { clientId: string; secretId: string }

/**
 * Seals a secret's value to a public key: a JWE in compact form with A256GCM (RFC 7516). Its protected
 * header names the key (`kid`), the app (`client_id`) and the secret (`secret_id`); its content is the
 * value, and nothing else.
 */
export async function sealTo(
  recipient: Recipient,
  value: Plaintext,
  { clientId, secretId }: SealedFor,
): Promise<string> {
  const { jwk, alg, kid } = recipient
  const key = await importJWK(jwk, alg)
  return new CompactEncrypt(new TextEncoder().encode(value.reveal()))
    .setProtectedHeader({
      alg,
      enc: 'A256GCM',
      kid,
      cty: 'text/plain',
      client_id: clientId,
      secret_id: secretId,
    })
    .encrypt(key)
}
