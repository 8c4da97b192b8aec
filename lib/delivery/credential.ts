import { Plaintext } from '@/lib/crypto/plaintext'
import { sealFor, unsealFor } from '@/lib/crypto/sealed'

export const CREDENTIAL_PURPOSE = 'delivery-credential-seal'

/** What the sealed credential of a target is bound to. */
export function credentialContext(targetId: string): string {
  return `delivery target ${targetId}`
}

/** Seals what a target is opened with; null for nothing. */
export function sealCredential(targetId: string, text: string): Uint8Array<ArrayBuffer> | null {
  if (text === '') return null
  const clear = Buffer.from(text)
  return new Uint8Array(sealFor(CREDENTIAL_PURPOSE, credentialContext(targetId), clear))
}

/** Opens what a target is opened with. Throws `Unsealable`. */
export function openCredential(targetId: string, sealed: Uint8Array | null): Plaintext {
  if (!sealed) return new Plaintext('')
  const context = credentialContext(targetId)
  return new Plaintext(unsealFor(CREDENTIAL_PURPOSE, context, Buffer.from(sealed)).toString())
}
