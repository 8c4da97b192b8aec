import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeApp } from '../authorize-app'
import type { FederatedCredentialView } from './federated-credential'
import { findFederatedCredentials } from './store'

/**
 * The federated credentials of the app, the newest first, each with its use. Refuses with
 * `not_found`.
 */
export async function listFederatedCredentials(
  actor: Actor,
  appId: string,
): Promise<FederatedCredentialView[]> {
  await authorizeApp(db(), actor, appId, 'read')
  return findFederatedCredentials(db(), appId)
}
