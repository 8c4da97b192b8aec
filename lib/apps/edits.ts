import { isDeepStrictEqual } from 'node:util'
import type { Edits } from './fields/field'

/**
 * Whether a change of a field's value is one of these edits. A list has an addition when it has an
 * entry that it did not have, a switch when it is turned on.
 */
export function isAmong(edits: Edits, { before, after }: { before: unknown; after: unknown }) {
  if (edits === 'never' || isDeepStrictEqual(before, after)) return false
  if (edits === 'any-change') return true
  const [had, has] = [[before].flat(), [after].flat()]
  return has.some((one) => one !== false && one !== null && !had.includes(one))
}
