import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { documentHost } from '../app'
import type { DocumentHost } from './allowed-host'
import { listAllowedHosts } from './list-allowed-hosts'
import { findDocumentUrls } from './store'

/**
 * The hosts that the actor's organization allows, by name, with the number of its apps from there.
 * Refuses developers with `not_found`.
 */
export async function listDocumentHosts(actor: Actor): Promise<DocumentHost[]> {
  const hosts = await listAllowedHosts(actor)
  const urls = hosts.length > 0 ? await findDocumentUrls(db(), actor.organizationId) : []
  const apps = new Map<string | null, number>()
  for (const host of urls.map(documentHost)) apps.set(host, (apps.get(host) ?? 0) + 1)
  return hosts.map((one) => ({ ...one, apps: apps.get(one.host) ?? 0 }))
}
