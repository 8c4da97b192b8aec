import { headers } from 'next/headers'
import type { Origin } from '@/lib/actor'
import { originOf } from './origin-of'

/** The header in which `lib/server` tells pages their own path and query. */
export const PATH_HEADER = 'x-keyturn-path'

/** Where the request comes from that is being answered by a page, an action or a route. */
export async function requestOrigin(): Promise<Origin> {
  return originOf(await headers())
}
