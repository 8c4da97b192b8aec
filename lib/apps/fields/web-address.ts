/** The longest address that we keep, in characters. */
export const URL_MAX = 2000

/** RFC 3986: a URI is made of printable ASCII; spaces and other letters are percent-encoded. */
const PRINTABLE_ASCII = /^[\x21-\x7e]+$/

/** Written as RFC 8252 §7.3 wants it, and the name that desktops use all the same (§8.3). */
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?(\/|\?|$)/i

function parse(address: string): URL | null {
  // The parser would forgive `https:/example.com` and a backslash; what we store we store verbatim.
  const forgiven = !/^https?:\/\/[^/\\]/i.test(address) || address.includes('\\')
  return !forgiven && URL.canParse(address) ? new URL(address) : null
}

/** Whether it leads back to a program on the same device, without encryption (RFC 8252 §7.3). */
export function isLoopback(uri: string): boolean {
  return LOOPBACK.test(uri)
}

/** What is wrong with a link that people will follow; null when nothing is. */
export function complaintAboutUrl(address: string): string | null {
  if (address.length > URL_MAX) return `Keep the address to ${URL_MAX} characters.`
  const url = parse(address)
  if (url?.protocol !== 'https:' || !PRINTABLE_ASCII.test(address))
    return 'Write a whole address, https:// included.'
  if (url.username || url.password) return 'Leave the user name and password out of the address.'
  return null
}

/**
 * What is wrong with a redirect URI, to be read after "Line 2"; null when nothing is. https,
 * or loopback for an app that runs on people's devices; no fragment (RFC 6749 §3.1.2), no wildcard
 * and nothing to interpret: it is compared character by character (RFC 9700 §2.1).
 */
export function complaintAboutRedirectUri(
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
