import { headers } from 'next/headers'
import type { Origin } from '@/lib/actor'
import { originFromHeaders } from './origin-from-headers'

/** The header in which `lib/server` tells pages their own path and query. */
export const PATH_HEADER = 'x-keyturn-path'

/** Where the current request comes from. For pages, actions and routes. */
export async function requestOrigin(): Promise<Origin> {
  return originFromHeaders(await headers())
}
