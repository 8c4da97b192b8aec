import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import type { z } from 'zod'
import { SignalError } from './signal-error'

/**
 * The JSON of a request's body as this schema reads it; an empty body is an empty object. How
 * long it may be, `lib/server` has said. Throws `SignalError` (400).
 */
export async function readJson<S extends z.ZodType>(
  req: IncomingMessage,
  schema: S,
): Promise<z.output<S>> {
  const parsed = schema.safeParse(parse(await text(req)))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') || 'the body'
  throw new SignalError(400, 'invalid_request', `${where}: ${issue?.message ?? 'is not right'}`)
}

function parse(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new SignalError(400, 'invalid_request', 'the body is not JSON')
  }
}
