import { timingSafeEqual } from 'node:crypto'
import { hmacSha256 } from '@/lib/crypto/digest'
import { randomBase62 } from '@/lib/crypto/random'
import { keyFor } from '@/lib/keys'

/** A little over 128 bits. */
const DEVICE_CHARACTERS = 22

/**
 * What a browser keeps when this person has given their second factor in it. It proves that, and
 * opens nothing.
 */
export function markDevice(personId: string): string {
  const device = randomBase62(DEVICE_CHARACTERS)
  return `${device}.${signatureOf(device, personId)}`
}

/**
 * The name of the browser with this mark, if the mark was made for this person; null for any other.
 */
export function knownDevice(mark: string | undefined, personId: string): string | null {
  const [device = '', signature = ''] = mark?.split('.') ?? []
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(device, personId))]
  return given.length === right.length && timingSafeEqual(given, right) ? device : null
}

function signatureOf(device: string, personId: string): string {
  return hmacSha256(keyFor('known-device'), `${personId}\n${device}`).toString('base64url')
}
