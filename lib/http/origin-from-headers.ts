import { type Origin, USER_AGENT_MAX } from '@/lib/actor'

/** `lib/server` sets these headers on every request, and removes what a client sent in them. */
export const ADDRESS_HEADER = 'x-keyturn-address'
export const REQUEST_ID_HEADER = 'x-request-id'

/** Where a request comes from, by the request's headers. */
export function originFromHeaders(from: Pick<Headers, 'get'>): Origin {
  return {
    address: from.get(ADDRESS_HEADER),
    userAgent: from.get('user-agent')?.slice(0, USER_AGENT_MAX) ?? null,
    requestId: from.get(REQUEST_ID_HEADER),
  }
}
