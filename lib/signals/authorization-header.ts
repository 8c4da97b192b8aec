import { Plaintext } from '@/lib/crypto/plaintext'
import { sealFor, unsealFor } from '@/lib/crypto/sealed'

/** What the sealed header of a stream is bound to. */
export function headerContext(streamId: string): string {
  return `signal stream ${streamId}`
}

/** Seals the `Authorization` header of a stream's pushes. */
export function sealHeader(streamId: string, header: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sealFor('signal-header-seal', headerContext(streamId), Buffer.from(header)))
}

/** Opens it. Throws `Unsealable`. */
export function openHeader(streamId: string, sealed: Uint8Array): Plaintext {
  const clear = unsealFor('signal-header-seal', headerContext(streamId), Buffer.from(sealed))
  return new Plaintext(clear.toString('utf8'))
}
