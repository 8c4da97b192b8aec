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

/** Nothing that is sent here nests deeper; what digests or stores it again would run out of stack. */
const DEPTH_MAX = 64

/**
 * The JSON of the body, whose length was checked before; an empty object without a body. Refuses with
 * `unsupported_media_type`, and with `unreadable_body` also what nests deeper than 64 times.
 */
export async function bodyOf(req: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = []
  for await (const piece of req) pieces.push(piece)
  if (pieces.length === 0) return {}
  const type = headerOf(req, 'content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Refusal('unsupported_media_type', type.slice(0, 80))
  }
  const sent = parsed(Buffer.concat(pieces).toString())
  if (isDeeper(sent, DEPTH_MAX)) throw new Refusal('unreadable_body', 'it nests too deep')
  return sent
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('unreadable_body')
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((one) => isDeeper(one, levels - 1))
}
