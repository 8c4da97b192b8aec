import { IDENTIFIER_MAX } from './api'

/** RFC 3986: a URI is made of printable ASCII. */
const PRINTABLE_ASCII = /^[\x21-\x7e]+$/

/** RFC 8141 §2: `urn:`, a namespace of 2 to 32 characters, and a name; no components after it. */
const URN = /^urn:[a-z0-9][a-z0-9-]{0,30}[a-z0-9]:[\w.!~*'()+,;=:@&$/%-]+$/

const WEB = /^https:\/\/[^/\\?]+(\/|$)/

/** An API on the machine of whoever develops it, such as an MCP server. */
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/

/**
 * The identifier in the form in which it is compared with others (RFC 3986 §6.2.2.1, §6.2.3): scheme,
 * host and URN namespace in lower case, no default port, no slash for an empty path. The database
 * keeps the same form of every registered one, and there it is unique.
 */
export function comparableIdentifier(identifier: string): string {
  if (!URL.canParse(identifier)) return identifier
  const { href, pathname } = new URL(identifier)
  const whole = href.replace(/^urn:[^:]*:/, (start) => start.toLowerCase())
  return pathname === '/' && whole.endsWith('/') ? whole.slice(0, -1) : whole
}

/**
 * One sentence about what is wrong with an API's identifier; null if it is valid. It must be an
 * absolute URI without fragment and query (RFC 8707 §2), https or urn. APIs compare the audience of
 * a token character by character, so it must be written as a URL parser writes it: lower case in the
 * host, no port 443, no dot segments. On the loopback interface it may be http. `ownUrl` is Keyturn's
 * own URL: nobody may register an audience of Keyturn's own tokens.
 */
export function validateIdentifier(identifier: string, ownUrl: string): string | null {
  if (identifier.length > IDENTIFIER_MAX) return `Keep this to ${IDENTIFIER_MAX} characters.`
  if (!PRINTABLE_ASCII.test(identifier))
    return 'Leave out spaces and letters that a URI cannot have.'
  if (identifier.includes('#')) return 'Leave out the fragment: # and what follows.'
  if (identifier.includes('?')) return 'Leave out the query: ? and what follows.'
  if (URN.test(identifier)) return null
  return validateHttps(identifier, ownUrl)
}

function validateHttps(identifier: string, ownUrl: string): string | null {
  const isAddress = WEB.test(identifier) || LOOPBACK.test(identifier)
  if (!isAddress || !URL.canParse(identifier)) {
    return 'Write an absolute URI such as https://api.example.com or urn:example:invoices.'
  }
  const url = new URL(identifier)
  if (url.username || url.password || identifier.includes('@')) {
    return 'Leave the user name and password out.'
  }
  if (url.origin === new URL(ownUrl).origin) return 'This address is Keyturn’s own. Choose another.'
  if (url.href === identifier || url.href === `${identifier}/`) return null
  const meant = /^[^/]+\/\/[^/]+$/.test(identifier) ? url.origin : url.href
  return `Write it as ${meant}: it is compared character by character.`
}
