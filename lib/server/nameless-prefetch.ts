import type { IncomingMessage } from 'node:http'
import { organizationIn } from '@/lib/organizations/organization-address'

/**
 * Whether a page of one organization asks ahead for a page of none: Next's router asks for each link a
 * second time without its query, as a pattern for other queries. The answer would be about the
 * organization that was used last, which may be that of another tab.
 */
export function isNamelessPrefetch({ headers, url = '' }: IncomingMessage): boolean {
  const from = headers.referer
  if (!headers['next-router-prefetch'] || !from || !URL.canParse(from)) return false
  return organizationIn(queryOf(url)) === null && organizationIn(new URL(from).search) !== null
}

const queryOf = (url: string) => (url.includes('?') ? url.slice(url.indexOf('?')) : '')
