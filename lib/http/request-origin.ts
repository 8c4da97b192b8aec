import { headers } from 'next/headers'
import type { Origin } from '@/lib/actor'

/** The headers that `lib/server` sets on every request, after removing what a client sent there. */
export const ADDRESS_HEADER = 'x-keyturn-address'
export const REQUEST_ID_HEADER = 'x-request-id'
export const PATH_HEADER = 'x-keyturn-path'

const LONGEST_USER_AGENT = 512

/** Where the request comes from that is being answered by a page, an action or a route. */
export async function requestOrigin(): Promise<Origin> {
  return originOf(await headers())
}

/** The same, for those who hold the request's headers in their hands. */
export function originOf(from: Pick<Headers, 'get'>): Origin {
  return {
    address: from.get(ADDRESS_HEADER),
    userAgent: from.get('user-agent')?.slice(0, LONGEST_USER_AGENT) ?? null,
    requestId: from.get(REQUEST_ID_HEADER),
  }
}
