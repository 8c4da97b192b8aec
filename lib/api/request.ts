import type { IncomingMessage } from 'node:http'
import type { Origin } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { originFromHeaders } from '@/lib/http/origin-from-headers'

/** A header that has one value; null without it. */
export function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name]
  return typeof value === 'string' ? value : null
}

/** Where the request comes from, as `lib/server` has established it. */
export function originOf(req: IncomingMessage): Origin {
  return originFromHeaders({ get: (name) => headerOf(req, name) })
}

/**
 * The JSON of the body, whose length was checked before; an empty object without a body. Refuses with
 * `unsupported_media_type` and `unreadable_body`.
 */
export async function bodyOf(req: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = []
  for await (const piece of req) pieces.push(piece)
  if (pieces.length === 0) return {}
  const type = headerOf(req, 'content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Refusal('unsupported_media_type', type.slice(0, 80))
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString())
  } catch {
    throw new Refusal('unreadable_body')
  }
}
