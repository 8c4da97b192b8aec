import { Plaintext } from '@/lib/crypto/plaintext'
import { sealFor, unsealFor } from '@/lib/crypto/sealed'

/** What the sealed client secret of a provider is bound to. */
export function secretContext(providerId: string): string {
  return `provider ${providerId}`
}

/** Seals the client secret of a provider. */
export function sealSecret(providerId: string, secret: string): Uint8Array<ArrayBuffer> {
  const context = secretContext(providerId)
  return new Uint8Array(sealFor('provider-secret-seal', context, Buffer.from(secret)))
}

/** Opens the client secret of a provider. Throws `Unsealable`. */
export function openSecret(providerId: string, sealed: Uint8Array): Plaintext {
  const context = secretContext(providerId)
  return new Plaintext(
    unsealFor('provider-secret-seal', context, Buffer.from(sealed)).toString('utf8'),
  )
}
