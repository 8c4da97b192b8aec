import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { environmentProvider } from '../environment-provider'
import type { ProviderView } from '../provider-view'
import { findProviders } from '../store'
import { viewProvider } from '../view-provider'

/** The provider of the environment, which is changed there. */
export type EnvironmentView = { id: string; name: string; issuer: string }

/**
 * The providers of the actor's organization, by name, and the environment's. Refuses with
 * `forbidden` unless the actor is an administrator.
 */
export async function listProviders(
  actor: Actor,
): Promise<{ ofEnvironment: EnvironmentView | null; providers: ProviderView[] }> {
  authorizeAdministrator(actor)
  const found = environmentProvider()
  const rows = await findProviders(db(), actor.organizationId)
  return {
    ofEnvironment: found && { id: found.id, name: found.name, issuer: found.issuer },
    providers: rows.map(viewProvider),
  }
}
