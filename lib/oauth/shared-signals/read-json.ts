import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import { SignalError } from './signal-error'

/** A poll acknowledges at most 1000 signals, of 36 characters each. */
const BODY_BYTES_MAX = 56 * 1024

/**
 * The JSON of a request's body as this schema reads it; an empty body is an empty object. Throws
 * `SignalError` (400, 413).
 */
export async function readJson<S extends z.ZodType>(
  req: IncomingMessage,
  schema: S,
): Promise<z.output<S>> {
  const parsed = schema.safeParse(parse(await readText(req)))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') || 'the body'
  throw new SignalError(400, 'invalid_request', `${where}: ${issue?.message ?? 'is not right'}`)
}

async function readText(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > BODY_BYTES_MAX) {
      throw new SignalError(413, 'invalid_request', 'the request body is too large')
    }
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function parse(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new SignalError(400, 'invalid_request', 'the body is not JSON')
  }
}
