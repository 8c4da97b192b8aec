/** The longest address that is stored, in characters. */
export const URL_MAX = 2000

/** RFC 3986: a URI is made of printable ASCII; spaces and other letters are percent-encoded. */
const PRINTABLE_ASCII = /^[\x21-\x7e]+$/

/**
 * The loopback addresses of RFC 8252 §7.3, and `localhost`, which desktop apps use as well (§8.3).
 */
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?(\/|\?|$)/i

function parse(address: string): URL | null {
  // The parser would accept `https:/example.com` and a backslash. We store the text as it was
  // typed.
  const forgiven = !/^https?:\/\/[^/\\]/i.test(address) || address.includes('\\')
  return !forgiven && URL.canParse(address) ? new URL(address) : null
}

/** Whether the address is a program on the same device, without encryption (RFC 8252 §7.3). */
export function isLoopback(uri: string): boolean {
  return LOOPBACK.test(uri)
}

/** What is wrong with a link for people; null when it is valid. */
export function validateUrl(address: string): string | null {
  if (address.length > URL_MAX) return `Keep the address to ${URL_MAX} characters.`
  const url = parse(address)
  if (url?.protocol !== 'https:' || !PRINTABLE_ASCII.test(address))
    return 'Write a whole address, https:// included.'
  if (url.username || url.password) return 'Leave the user name and password out of the address.'
  return null
}

/**
 * What is wrong with an address that a server calls; null when it is valid. Where a name leads is
 * looked at with each call (`lib/outgoing`).
 */
export function validateEndpoint(address: string): string | null {
  const complaint = validateUrl(address)
  if (complaint) return complaint
  if (address.includes('#')) return 'Remove # and what follows: no request carries it.'
  const { hostname } = new URL(address)
  // A URL parser writes every form of an IPv4 address with digits and dots.
  if (/^\[|^[\d.]+$/.test(hostname)) return 'Write the name of the host, not its IP address.'
  if (/(^|\.)localhost\.?$/.test(hostname)) return 'localhost would be Keyturn’s own machine.'
  return null
}

/**
 * What is wrong with a redirect URI, in words that follow "Line 2"; null when it is valid. It must
 * be https, or loopback for an app that runs on people's devices. It has no fragment (RFC 6749
 * §3.1.2) and no wildcard, because it is compared character by character (RFC 9700 §2.1).
 */
export function validateRedirectUri(
  uri: string,
  { loopback }: { loopback: boolean },
): string | null {
  if (uri.length > URL_MAX) return `is longer than ${URL_MAX} characters.`
  if (!PRINTABLE_ASCII.test(uri)) return 'has a space or a letter that a URI cannot have.'
  if (uri.includes('*')) return 'has a wildcard: write each address out.'
  if (uri.includes('#')) return 'has a fragment: remove # and what follows.'
  const url = parse(uri)
  if (!url || (url.protocol === 'http:' && !loopback)) {
    return 'is not a whole address that begins with https://.'
  }
  if (url.username || url.password || /^https?:\/\/[^/?]*@/i.test(uri)) {
    return 'has a user name or password in it: remove it.'
  }
  if (url.protocol === 'http:' && !isLoopback(uri)) {
    return 'is http: only 127.0.0.1, [::1] and localhost may be. Elsewhere use https://.'
  }
  return null
}
