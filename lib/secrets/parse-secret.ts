import { hasChecksum, SECRET_FORM } from './secret-format'

const WHOLE = new RegExp(`^${SECRET_FORM.source}$`)
const LONGEST = 74

/**
 * The public id in a presented value; null if the value does not have the form of a secret. Every
 * installation prefix is accepted, so that old secrets work after the prefix has changed: the
 * digest decides.
 */
export function parseSecret(value: string): { id: string; prefix: string } | null {
  if (value.length > LONGEST) return null
  const [, prefix, id] = WHOLE.exec(value) ?? []
  if (!prefix || !id) return null
  return hasChecksum(value) ? { id, prefix } : null
}
