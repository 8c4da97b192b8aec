import { cache } from 'react'
import { signedInActor } from '@/lib/auth/current-actor'
import { listProviderNotices } from '@/lib/providers/administration/list-provider-notices'

/** The providers that need the person who looks, looked up once for a page and the frame around it. */
export const providerNotices = cache(async () => listProviderNotices(await signedInActor()))
