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
 * Puts the scopes of a document that is being read where the engine does not look: it knows those
 * that are built in only, and `checkScopes` decides on an app's own.
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
 * What a document that the engine has checked says of its app. A document that does not say how its
 * app authenticates means that it does not (the engine has refused what asks for a secret), and one
 * without a name is called by its host. Which grants its app has is decided here: one document is
 * read by many authorization servers. Throws `RefusedMetadata`, and refuses with `invalid_input`.
 */
export function toRegistration(metadata: Metadata): DocumentRegistration {
  const { token_endpoint_auth_method: method, client_name: name, client_id: url } = metadata
  const input = readMetadata({
    ...metadata,
    grant_types: undefined,
    scope: metadata[SCOPES],
    token_endpoint_auth_method: method === 'private_key_jwt' ? method : 'none',
    client_name: name || new URL(String(url)).hostname,
  })
  return acceptInput(documentRegistration, input)
}
