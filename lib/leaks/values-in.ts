import { Plaintext } from '@/lib/crypto/plaintext'
import { hasChecksum, SECRET_FORM } from '@/lib/secrets/secret-format'
import { VALUES_READ_MAX } from './leak'

/**
 * The whole values of secrets in a text, each once, whatever stands around them. The checksum alone
 * decides: nothing is looked up. Values that other servers have made, and that were imported, have no
 * checksum and are not recognised.
 */
export function valuesIn(text: string): Plaintext[] {
  const found = new Set<string>()
  for (const [match] of text.matchAll(new RegExp(SECRET_FORM.source, 'g'))) {
    const value = wholeIn(match)
    if (value) found.add(value)
    if (found.size === VALUES_READ_MAX) break
  }
  return [...found].map((value) => new Plaintext(value))
}

/** Letters that stand before a value look like the beginning of its prefix. */
function wholeIn(match: string): string | null {
  for (let start = 0; match[start] !== '_'; start += 1) {
    const value = match.slice(start)
    if (/^[a-z]/.test(value) && hasChecksum(value)) return value
  }
  return null
}
