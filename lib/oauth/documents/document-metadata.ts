import { acceptInput } from '@/lib/accept-input'
import {
  type DocumentRegistration,
  documentRegistration,
} from '@/lib/apps/registration/registration'
import { readMetadata } from '../registration/read-metadata'
import { documentOfRequest } from './document-of-request'

const SCOPES = 'app_scopes'

type Metadata = Record<string, unknown>

/**
 * Moves the scopes of a document that is being read to a name that the engine does not check. The
 * engine knows only the built-in scopes; `checkScopes` decides about an app's own.
 */
export function setScopesAside(
  _ctx: unknown,
  name: string,
  _value: unknown,
  metadata: Metadata,
): void {
  if (name !== SCOPES || !documentOfRequest.get()?.isBeingRead) return
  metadata[SCOPES] = metadata.scope
  delete metadata.scope
}

/**
 * The registration in a document that the engine has checked. Without an authentication method, its
 * app is a public client (the engine has refused methods that need a secret). Without a name, the
 * app gets the name of its host. The app's grants are decided here, because many authorization
 * servers read the same document. Throws `RefusedMetadata`, and refuses with `invalid_input`.
 */
export function toRegistration(metadata: Metadata): DocumentRegistration {
  const { token_endpoint_auth_method: method, client_name: name, client_id: url } = metadata
  const input = readMetadata({
    ...metadata,
    grant_types: undefined,
    logo_uri: undefined,
    scope: metadata[SCOPES],
    token_endpoint_auth_method: method === 'private_key_jwt' ? method : 'none',
    client_name: name || new URL(String(url)).hostname,
  })
  return acceptInput(documentRegistration, input)
}
