import type { z } from 'zod'
import { Refusal } from '@/lib/errors'

/** The JSON of a body, parsed. Refuses with `invalid_report` without a word of what was sent. */
export function parsedBody<S extends z.ZodType>(schema: S, body: Buffer): z.output<S> {
  const parsed = schema.safeParse(json(body))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Refusal('invalid_report', `${issue?.code} at ${issue?.path.join('.')}`)
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
