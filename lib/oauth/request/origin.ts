import type { IncomingMessage } from 'node:http'
import type { Origin } from '@/lib/actor'

/** Where a request came from, as `lib/server` has established it and put on the request. */
export function addressOf(req: IncomingMessage): string {
  const address = req.headers['x-keyturn-address']
  return (typeof address === 'string' && address) || req.socket.remoteAddress || 'unknown'
}

/** The id that stands on every line and answer about this request. */
export function requestIdOf(req: IncomingMessage): string | null {
  const id = req.headers['x-request-id']
  return typeof id === 'string' ? id : null
}

/** Where a request came from, for the audit log. */
export function requestOriginOf(req: IncomingMessage): Origin {
  const userAgent = req.headers['user-agent']?.slice(0, 300) ?? null
  return { address: addressOf(req), userAgent, requestId: requestIdOf(req) }
}
