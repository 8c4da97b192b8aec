import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/**
 * Where a request comes from, as far as it is certain: the client's address, and the request's id.
 */
export type RequestOrigin = { address: string; requestId: string }

const VALID_ID = /^[A-Za-z0-9._-]{8,64}$/

/** Headers that only Next, its plug-ins or Keyturn itself may set. A client must not. */
const INTERNAL_HEADER =
  /^(x-forwarded-|x-keyturn-|x-middleware-|x-invoke-|x-matched-path|x-now-|x-vercel-)/

/**
 * Finds out where a request comes from, and writes it into `x-request-id` and `x-keyturn-address`.
 * Removes every header by which a client could claim something else. With `trustProxy`, the address
 * and the request id come from the one proxy in front of us, if it sent them.
 */
export function establishOrigin(req: IncomingMessage, trustProxy: boolean): RequestOrigin {
  const { headers } = req
  const origin = {
    address: plainIPv4((trustProxy && lastForwarded(headers)) || req.socket.remoteAddress),
    requestId: (trustProxy && validId(headers)) || randomUUID(),
  }
  const forwardedHost = trustProxy ? headers['x-forwarded-host'] : undefined
  for (const name in headers) if (INTERNAL_HEADER.test(name)) delete headers[name]
  delete headers.forwarded
  delete headers['content-security-policy']
  if (forwardedHost) headers['x-forwarded-host'] = forwardedHost
  headers['x-request-id'] = origin.requestId
  headers['x-keyturn-address'] = origin.address
  return origin
}

/** The last entry: our proxy appended it. A client could have sent everything before it. */
function lastForwarded(headers: IncomingHttpHeaders): string | undefined {
  const header = headers['x-forwarded-for']
  return String(header ?? '')
    .split(',')
    .at(-1)
    ?.trim()
    .slice(0, 64)
}

function validId(headers: IncomingHttpHeaders): string | undefined {
  const id = headers['x-request-id']
  return typeof id === 'string' && VALID_ID.test(id) ? id : undefined
}

/** IPv4 addresses in their usual form, also when the system maps them into IPv6. */
function plainIPv4(address: string | undefined): string {
  return address?.replace(/^::ffff:(?=\d+\.)/, '') ?? 'unknown'
}
