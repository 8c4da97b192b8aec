import type { Client } from '../protocol/oidc-provider'
import { isRegistered } from './client-metadata'

/** Says to an authenticated client why a scope is refused with `invalid_scope`. */
export function whyNotGranted(client: Client, scope: string): string {
  return isRegistered(client, scope)
    ? 'requested scope is registered, but not granted to this app: it waits for approval or was refused'
    : 'requested scope is not registered for this app'
}

/** The same for whoever names a client without authenticating: what an app asked for is its own affair. */
export const NEITHER = 'requested scope is not granted to this app'
