import { notFound } from 'next/navigation'
import { cache } from 'react'
import { type AppView, appIdInPath } from '@/lib/apps/app'
import { findApp } from '@/lib/apps/find-app'
import { signedInActor } from '@/lib/auth/current-actor'
import { Refusal } from '@/lib/errors'

/**
 * The app that a page is about, looked up once for the page and its layout. One that is missing and
 * one that is somebody else's end in the same not-found page.
 */
export const appOfPage = cache(async (clientId: string): Promise<AppView> => {
  try {
    return await findApp(await signedInActor(), appIdInPath(clientId))
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') notFound()
    throw error
  }
})
