/** The longest address that is stored, in characters. */
export const URL_MAX = 2000

/** RFC 3986: a URI is made of printable ASCII; spaces and other letters are percent-encoded. */
export const PRINTABLE_ASCII = /^[\x21-\x7e]+$/

/** The address, unless the parser would have to correct it. We store what was typed. */
export function parseWebAddress(address: string): URL | null {
  // The parser would accept `https:/example.com` and a backslash.
  const forgiven = !/^https?:\/\/[^/\\]/i.test(address) || address.includes('\\')
  return !forgiven && URL.canParse(address) ? new URL(address) : null
}

/** What is wrong with a link for people; null when it is valid. */
export function validateUrl(address: string): string | null {
  if (address.length > URL_MAX) return `Keep the address to ${URL_MAX} characters.`
  const url = parseWebAddress(address)
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
