import type { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'

/**
 * A verb as an action or a route calls it: its last argument is parsed with `schema` first, so that
 * a test writes what a person would send, and sees what is refused about it.
 */
export function parseFirst<S extends z.ZodType, Before extends unknown[], Result>(
  schema: S,
  verb: (...args: [...Before, z.output<S>]) => Promise<Result>,
): (...args: [...Before, z.input<S>]) => Promise<Result> {
  return async (...args) => {
    const before = args.slice(0, -1) as Before
    return verb(...before, acceptInput(schema, args.at(-1)))
  }
}
