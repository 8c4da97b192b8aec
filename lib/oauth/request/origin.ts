import type { IncomingMessage } from 'node:http'
import { type Origin, USER_AGENT_MAX } from '@/lib/actor'

/** The address of a request's sender, as `lib/server` has put it on the request. */
export function addressOf(req: IncomingMessage): string {
  const address = req.headers['x-keyturn-address']
  return (typeof address === 'string' && address) || req.socket.remoteAddress || 'unknown'
}

/** The request's id, which is in every log line and answer for it. */
export function requestIdOf(req: IncomingMessage): string | null {
  const id = req.headers['x-request-id']
  return typeof id === 'string' ? id : null
}

/** The origin of a request, for the audit log. */
export function requestOriginOf(req: IncomingMessage): Origin {
  const userAgent = req.headers['user-agent']?.slice(0, USER_AGENT_MAX) ?? null
  return { address: addressOf(req), userAgent, requestId: requestIdOf(req) }
}
