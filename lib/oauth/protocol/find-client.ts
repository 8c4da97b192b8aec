import type { Client } from './oidc-provider'

/** How an app authenticates in one request. For the engine, a client has only one method. */
export type AuthMethod =
  | 'client_secret_basic'
  | 'client_secret_post'
  | 'private_key_jwt'
  | 'tls_client_auth'
  | 'self_signed_tls_client_auth'
  | 'none'

/** The client of an app in this version of its registration; undefined if the app is gone. */
export type FindClient = (
  appId: string,
  version: string,
  method: AuthMethod,
) => Promise<Client | undefined>
