import { cache } from 'react'
import { listOfferedApps } from '@/lib/apps/lifecycle/list-offered-apps'
import { signedInActor } from '@/lib/auth/current-actor'

/** The apps that colleagues offer to the person who looks, looked up once for a page and the frame around it. */
export const offersToMe = cache(async () => listOfferedApps(await signedInActor()))
