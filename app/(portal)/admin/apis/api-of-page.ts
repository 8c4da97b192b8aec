import { cache } from 'react'
import type { ApiView } from '@/lib/apis/api'
import { findApi } from '@/lib/apis/find-api'
import { signedInActor } from '@/lib/auth/current-actor'
import { notFoundIfRefused } from '../../not-found-if-refused'

/** The API that a page is about, looked up once; the not-found page for who may not see it. */
export const apiOfPage = cache(async (apiId: string): Promise<ApiView> => {
  return findApi(await signedInActor(), apiId).catch(notFoundIfRefused)
})
