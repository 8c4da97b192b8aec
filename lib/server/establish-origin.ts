import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { ipAddress } from '@/lib/ip-address'
import { log } from '@/lib/log'
import type { TrustedProxies } from '@/lib/trusted-proxies'
import { type CertificateHeaders, readCertificateHeader, saysVerified } from './certificate-header'
import { clientAddress, type ProxyHeader } from './client-address'

/**
 * Where a request comes from, as far as it is certain: the client's address, and the request's id.
 */
export type RequestOrigin = { address: string; requestId: string }

const VALID_ID = /^[A-Za-z0-9._-]{8,64}$/

/** Headers that only Next, its plug-ins or Keyturn itself may set. A client must not. */
const INTERNAL_HEADER =
  /^(x-forwarded-|x-keyturn-|x-middleware-|x-invoke-|x-matched-path|x-now-|x-vercel-)/

/** In front of this process: whom it believes, and which header they write the address into. */
export type Proxies = {
  proxies: TrustedProxies
  header: ProxyHeader
  /** The headers with client certificates; null or left out when there are none. */
  certificates?: CertificateHeaders | null
}

/**
 * Finds out where a request comes from, and writes it into `x-request-id` and `x-keyturn-address`.
 * Removes every header by which a client could claim something else. The client's address, the
 * request id, the public host and a client certificate are taken from a peer that is a trusted
 * proxy, from nobody else.
 */
export function establishOrigin(req: IncomingMessage, from: Proxies): RequestOrigin {
  const { headers } = req
  const { proxies, header } = from
  const peer = ipAddress(req.socket.remoteAddress) ?? 'unknown'
  const trusted = proxies.trusts(peer, 0)
  if (!trusted && isForwarded(headers)) warnOnce(from, peer)
  const origin = {
    address: trusted ? clientAddress(peer, { headers, header, proxies }) : peer,
    requestId: (trusted && validId(headers)) || randomUUID(),
  }
  const forwardedHost = trusted ? headers['x-forwarded-host'] : undefined
  const shown = trusted && from.certificates ? shownCertificate(headers, from.certificates) : {}
  for (const name of Object.values(from.certificates ?? {})) if (name) delete headers[name]
  for (const name in headers) if (INTERNAL_HEADER.test(name)) delete headers[name]
  delete headers.forwarded
  delete headers['content-security-policy']
  if (forwardedHost) headers['x-forwarded-host'] = forwardedHost
  headers['x-request-id'] = origin.requestId
  headers['x-keyturn-address'] = origin.address
  Object.assign(headers, shown)
  return origin
}

/** What `lib/oauth` reads of the certificate that a trusted proxy hands on. */
function shownCertificate(
  headers: IncomingHttpHeaders,
  { certificate, verified }: CertificateHeaders,
): IncomingHttpHeaders {
  const text = headers[certificate]
  const der = typeof text === 'string' ? readCertificateHeader(text) : null
  if (der === null) return {}
  const isVerified = verified !== null && saysVerified(headers[verified]?.toString())
  return {
    'x-keyturn-certificate': der,
    ...(isVerified ? { 'x-keyturn-certificate-verified': 'yes' } : {}),
  }
}

function isForwarded(headers: IncomingHttpHeaders): boolean {
  return headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
}

const warned = new WeakSet<Proxies>()

/** It may be a proxy that nobody has named, and then every client counts as that proxy. */
function warnOnce(from: Proxies, peer: string): void {
  if (warned.has(from)) return
  warned.add(from)
  log.warn(
    { peer },
    'X-Forwarded-For or Forwarded was ignored: KEYTURN_TRUST_PROXY does not name who sent it. If it is your proxy, name it',
  )
}

function validId(headers: IncomingHttpHeaders): string | undefined {
  const id = headers['x-request-id']
  return typeof id === 'string' && VALID_ID.test(id) ? id : undefined
}
