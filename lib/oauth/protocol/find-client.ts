import type { Client } from './oidc-provider'

/** How an app authenticates in one request; the engine wants a client to know one way only. */
export type AuthMethod = 'client_secret_basic' | 'private_key_jwt' | 'none'

/** The client of an app in this version of its registration; undefined for an app that is gone. */
export type FindClient = (
  appId: string,
  version: string,
  method: AuthMethod,
) => Promise<Client | undefined>
