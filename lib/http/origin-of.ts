import type { Origin } from '@/lib/actor'

/** The headers that `lib/server` sets on every request, after removing what a client sent there. */
export const ADDRESS_HEADER = 'x-keyturn-address'
export const REQUEST_ID_HEADER = 'x-request-id'

const LONGEST_USER_AGENT = 512

/** Where a request comes from, for those who hold its headers in their hands. */
export function originOf(from: Pick<Headers, 'get'>): Origin {
  return {
    address: from.get(ADDRESS_HEADER),
    userAgent: from.get('user-agent')?.slice(0, LONGEST_USER_AGENT) ?? null,
    requestId: from.get(REQUEST_ID_HEADER),
  }
}
