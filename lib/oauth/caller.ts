import type { IncomingMessage } from 'node:http'

/** Where a request came from, as `lib/server` has established it and put on the request. */
export function addressOf(req: IncomingMessage): string {
  const told = req.headers['x-keyturn-address']
  return (typeof told === 'string' && told) || req.socket.remoteAddress || 'unknown'
}

/** The id that stands on every line and answer about this request. */
export function requestIdOf(req: IncomingMessage): string | null {
  const id = req.headers['x-request-id']
  return typeof id === 'string' ? id : null
}
