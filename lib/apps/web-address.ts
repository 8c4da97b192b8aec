/** RFC 3986: a URI is made of printable ASCII; spaces and other letters are percent-encoded. */
const PRINTABLE_ASCII = /^[\x21-\x7e]+$/

function parse(address: string): URL | null {
  // The parser would forgive `https:/example.com` and a backslash; what we store we store verbatim.
  const forgiven = !/^https:\/\/[^/\\]/i.test(address) || address.includes('\\')
  return !forgiven && URL.canParse(address) ? new URL(address) : null
}

/** What is wrong with a link that people will follow; null when nothing is. */
export function complaintAboutUrl(address: string, maxLength: number): string | null {
  if (address.length > maxLength) return `Keep the address to ${maxLength} characters.`
  const url = parse(address)
  if (!url || !PRINTABLE_ASCII.test(address)) return 'Write a whole address, https:// included.'
  if (url.username || url.password) return 'Leave the user name and password out of the address.'
  return null
}

/**
 * What is wrong with a redirect URI, to be read after "Line 2"; null when nothing is. https only,
 * no fragment (RFC 6749 §3.1.2), no wildcard and nothing to interpret: it is compared character by
 * character (RFC 9700 §2.1).
 */
export function complaintAboutRedirectUri(uri: string, maxLength: number): string | null {
  if (uri.length > maxLength) return `is longer than ${maxLength} characters.`
  if (!PRINTABLE_ASCII.test(uri)) return 'has a space or a letter that a URI cannot have.'
  if (uri.includes('*')) return 'has a wildcard: write each address out.'
  if (uri.includes('#')) return 'has a fragment: remove # and what follows.'
  const url = parse(uri)
  if (!url) return 'is not a whole address that begins with https://.'
  if (url.username || url.password || /^https:\/\/[^/?]*@/i.test(uri)) {
    return 'has a user name or password in it: remove it.'
  }
  return null
}
