import { cache } from 'react'
import { type AppView, appIdInPath } from '@/lib/apps/app'
import { findApp } from '@/lib/apps/find-app'
import { signedInActor } from '@/lib/auth/current-actor'
import { notFoundIfRefused } from '../../not-found-if-refused'

/**
 * The app that a page is about, looked up once for the page and its layout. One that is missing and
 * one that is somebody else's end in the same not-found page.
 */
export const appOfPage = cache(async (clientId: string): Promise<AppView> => {
  return findApp(await signedInActor(), appIdInPath(clientId)).catch(notFoundIfRefused)
})
