import type { X509Certificate } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { readCertificate } from '@/lib/crypto/certificate'

/**
 * The client certificate of a request (RFC 8705), as a trusted proxy has handed it on and
 * `lib/server` has put it on the request; null without one, or if it cannot be read. The proxy has
 * seen that the client holds its key. Whether it has verified who issued it, `isVerified` says.
 */
export function clientCertificate(req: IncomingMessage): X509Certificate | null {
  const der = req.headers['x-keyturn-certificate']
  return typeof der === 'string' ? readCertificate(der) : null
}

/** Whether the proxy has verified the chain of the client certificate. */
export function isVerified(req: IncomingMessage): boolean {
  return req.headers['x-keyturn-certificate-verified'] === 'yes'
}
