import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedInActor } from '@/lib/auth/current-actor'
import { findEndpointView } from '@/lib/webhooks/find-endpoint-view'
import { notFoundIfRefused } from '../../not-found-if-refused'

/** The webhook that a page is about, looked up once; the not-found page for who may not see it. */
export const webhookOfPage = cache(async (webhookId: string) => {
  const actor = await signedInActor()
  if (actor.role !== 'administrator') notFound()
  return { actor, ...(await findEndpointView(actor, webhookId).catch(notFoundIfRefused)) }
})
