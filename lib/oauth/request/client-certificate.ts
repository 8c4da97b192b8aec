import { X509Certificate } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const read = new WeakMap<IncomingMessage, X509Certificate | null>()

/**
 * The client certificate of a request (RFC 8705), as a trusted proxy has handed it on and
 * `lib/server` has put it on the request; null without one, or if it cannot be read. The proxy has
 * seen that the client holds its key. Whether it has verified who issued it, `isVerified` says.
 */
export function clientCertificate(req: IncomingMessage): X509Certificate | null {
  const known = read.get(req)
  if (known !== undefined) return known
  const certificate = parse(req.headers['x-keyturn-certificate'])
  read.set(req, certificate)
  return certificate
}

/** Whether the proxy has verified the chain of the client certificate. */
export function isVerified(req: IncomingMessage): boolean {
  return req.headers['x-keyturn-certificate-verified'] === 'yes'
}

function parse(header: string | string[] | undefined): X509Certificate | null {
  if (typeof header !== 'string') return null
  try {
    return new X509Certificate(Buffer.from(header, 'base64'))
  } catch {
    return null
  }
}
