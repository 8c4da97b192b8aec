import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** What is known for certain about who sends a request. */
export type Caller = { address: string; requestId: string }

const SANE_ID = /^[A-Za-z0-9._-]{8,64}$/

/** Headers by which Next, its plug-ins or we tell ourselves something: never from outside. */
const OURS = /^(x-forwarded-|x-keyturn-|x-middleware-|x-invoke-|x-matched-path|x-now-|x-vercel-)/

/** Works out the caller and removes from the request every header that could pretend to say it. */
export function identify(req: IncomingMessage, trustProxy: boolean): Caller {
  const { headers } = req
  const caller = {
    address: plain((trustProxy && lastForwarded(headers)) || req.socket.remoteAddress),
    requestId: (trustProxy && saneId(headers)) || randomUUID(),
  }
  const forwardedHost = trustProxy ? headers['x-forwarded-host'] : undefined
  for (const name in headers) if (OURS.test(name)) delete headers[name]
  delete headers.forwarded
  delete headers['content-security-policy']
  if (forwardedHost) headers['x-forwarded-host'] = forwardedHost
  headers['x-request-id'] = caller.requestId
  headers['x-keyturn-address'] = caller.address
  return caller
}

/** The proxy in front of us appended the address it saw; everything before it is hearsay. */
function lastForwarded(headers: IncomingHttpHeaders): string | undefined {
  const header = headers['x-forwarded-for']
  return String(header ?? '')
    .split(',')
    .at(-1)
    ?.trim()
    .slice(0, 64)
}

function saneId(headers: IncomingHttpHeaders): string | undefined {
  const id = headers['x-request-id']
  return typeof id === 'string' && SANE_ID.test(id) ? id : undefined
}

/** IPv4 as such, also where the system wraps it in IPv6. */
function plain(address: string | undefined): string {
  return address?.replace(/^::ffff:(?=\d+\.)/, '') ?? 'unknown'
}
