import { Refusal } from '@/lib/errors'
import { isPrintable } from '@/lib/printable'

const LONGEST = 2048

/**
 * A line of text that a page of ours sends as an argument of a server action. Refuses anything else
 * with `not_found`: whoever calls an action chooses what its arguments are.
 */
export function argumentText(value: unknown): string {
  if (typeof value === 'string' && value.length <= LONGEST && isPrintable(value)) return value
  throw new Refusal('not_found', 'an argument of another kind')
}
