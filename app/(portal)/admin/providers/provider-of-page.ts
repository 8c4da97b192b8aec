import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedInActor } from '@/lib/auth/current-actor'
import { findProviderView } from '@/lib/providers/administration/find-provider-view'
import { notFoundIfRefused } from '../../not-found-if-refused'

/** The provider that a page is about, looked up once; the not-found page for who may not see it. */
export const providerOfPage = cache(async (providerId: string) => {
  const actor = await signedInActor()
  if (actor.role !== 'administrator') notFound()
  return findProviderView(actor, providerId).catch(notFoundIfRefused)
})
