import { typedText } from '@/lib/text'

export const ALLOWED_HOSTS_MAX = 100
/** RFC 1035 §2.3.4. */
export const HOST_LENGTH_MAX = 253

/** A host whose apps may identify themselves by the URL of their metadata document. */
export type AllowedHost = {
  host: string
  createdAt: Date
  /** Null when that person no longer exists. */
  allowedByName: string | null
}

/** An allowed host, and how many of the organization's apps have their document there. */
export type DocumentHost = AllowedHost & { apps: number }

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

/** Names of internal networks, or of nothing (RFC 6761, RFC 6762, RFC 8375, RFC 9476). */
const INNER = [
  'localhost',
  'local',
  'localdomain',
  'internal',
  'intranet',
  'lan',
  'people',
  'corp',
  'arpa',
  'private',
  'onion',
  'alt',
  'invalid',
]

/**
 * A host as it stands in a URL (lower case, punycode); null if it does not have the form of a host.
 */
export function readHost(typed: string): string | null {
  const host = typedText(typed, HOST_LENGTH_MAX)
  if (!host || /[\s/\\:@?#[\]%]/.test(host) || !URL.canParse(`https://${host}/`)) return null
  return new URL(`https://${host}/`).hostname
}

/**
 * Why documents are not fetched from this host; null when they may be. Call it with what `readHost`
 * answered.
 */
export function validateHost(host: string): string | null {
  const labels = host.split('.')
  const last = labels.at(-1) ?? ''
  if (/^\d+$/.test(last)) return 'Write a name: documents are not fetched from an IP address.'
  if (host.length > HOST_LENGTH_MAX || !labels.every((label) => LABEL.test(label))) {
    return 'Write a host name, such as apps.example.com.'
  }
  if (INNER.includes(last)) return 'This name is an inner one: documents are fetched from outside.'
  return labels.length < 2 ? 'Write the whole name, such as apps.example.com.' : null
}
