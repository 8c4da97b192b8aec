import { CHECKSUM_LENGTH, checksum } from './make-secret'

const FORMAT = /^([a-z][a-z0-9]{0,11}_cs)_([0-9A-Za-z]{8})_[0-9A-Za-z]{49}$/
const LONGEST = 74

/**
 * The public id in a presented value; null if the value does not have the form of a secret. Every
 * installation prefix is accepted, so that old secrets work after the prefix has changed: the
 * digest decides.
 */
export function parseSecret(value: string): { id: string; prefix: string } | null {
  if (value.length > LONGEST) return null
  const [, prefix, id] = FORMAT.exec(value) ?? []
  if (!prefix || !id) return null
  const head = value.slice(0, -CHECKSUM_LENGTH)
  return value.endsWith(checksum(head)) ? { id, prefix } : null
}
