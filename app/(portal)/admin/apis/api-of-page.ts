import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { ApiView } from '@/lib/apis/api'
import { findApi } from '@/lib/apis/find-api'
import { signedInActor } from '@/lib/auth/current-actor'
import { Refusal } from '@/lib/errors'

/** The API that a page is about, looked up once; the not-found page for who may not see it. */
export const apiOfPage = cache(async (apiId: string): Promise<ApiView> => {
  try {
    return await findApi(await signedInActor(), apiId)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') notFound()
    throw error
  }
})
