import { readCertificate } from '@/lib/crypto/certificate'

/** The headers in which a proxy hands a client certificate on, in lower case. */
export type CertificateHeaders = {
  certificate: string
  /** In which it says whether it has verified the chain; null when it never does. */
  verified: string | null
}

/**
 * The client certificate that a proxy has written into a header, as DER in base64; null for none.
 * Read are PEM as URL-encoded by nginx (`$ssl_client_escaped_cert`), with spaces in the place of
 * line ends (Apache), or without its first and last line (Traefik), base64 alone (HAProxy), RFC 9440
 * (`:…:`), and Envoy's X-Forwarded-Client-Cert. A header that came twice, or that a proxy has added
 * to, is none: a client may have written the first part, in a way that hides where it ends.
 */
export function readCertificateHeader(text: string): string | null {
  const forwarded = /(?:^|[;,])\s*(?:By|Hash|Cert|Chain|Subject|URI|DNS)=/i.test(text)
  const written = forwarded ? soleForwarded(text) : alone(text)
  if (written === null) return null
  const [, pem] = /-----BEGIN CERTIFICATE-----([^-]+)-----END/.exec(written) ?? []
  // Traefik hands the whole chain on, the client's own certificate first.
  const [first = ''] = (pem ?? written).split(',', 1)
  const base64 = first.replaceAll(/\s/g, '').replace(/^:(.*):$/, '$1')
  return isCertificate(base64) ? base64 : null
}

/** Node joins headers of the same name with a comma and a space. */
function alone(text: string): string | null {
  return text.includes(', ') ? null : decoded(text)
}

/** What one Envoy writes of one connection, in its order. */
const FORWARDED =
  /^(?:By=[^",;]*;)*(?:Hash=[0-9a-f]+;)?Cert="([^"]*)"(?:;Chain="[^"]*"|;Subject="(?:[^"\\]|\\.)*"|;(?:URI|DNS)=[^",;]*)*$/i

function soleForwarded(text: string): string | null {
  const [, certificate] = FORWARDED.exec(text) ?? []
  return certificate === undefined ? null : decoded(certificate)
}

function decoded(text: string): string | null {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text
  } catch {
    return null
  }
}

function isCertificate(base64: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && readCertificate(base64) !== null
}

/** `SUCCESS` of nginx and Apache, `0` of HAProxy's `ssl_c_verify`. */
export function saysVerified(text: string | undefined): boolean {
  return text !== undefined && /^(SUCCESS|0)$/i.test(text.trim())
}
