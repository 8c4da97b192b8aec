import { Plaintext } from '@/lib/crypto/plaintext'
import { sealFor, unsealFor } from '@/lib/crypto/sealed'

/** What the sealed link of a mail is bound to. */
export function linkContext(mailId: string): string {
  return `mail ${mailId}`
}

/** Seals the link of a mail. */
export function sealLink(mailId: string, link: Plaintext): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sealFor('mail-link-seal', linkContext(mailId), Buffer.from(link.reveal())))
}

/** Opens it. Throws `Unsealable`. */
export function openLink(mailId: string, sealed: Uint8Array): Plaintext {
  const clear = unsealFor('mail-link-seal', linkContext(mailId), Buffer.from(sealed))
  return new Plaintext(clear.toString('utf8'))
}
