import { isDocumentUrl } from '@/lib/apps/app'
import { appOfRequest } from '../client-authentication/app-of-request'
import { isPublic } from '../clients/client-metadata'
import { type Client, errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'
import { presentedArtifact } from './presented-artifact'

type Token = { clientId?: string | undefined }

/**
 * Who may introspect a token (RFC 7662 §4): every app of the organization of the token's app,
 * because an organization's APIs are apps of it. All others get `active: false`.
 */
export function mayIntrospect(
  _ctx: KoaContextWithOIDC,
  client: Client,
  token: Token,
): Promise<boolean> {
  return inSameOrganization(client, token)
}

/**
 * Who may revoke a token (RFC 7009 §2.1): the app to which it was issued. Another app of the
 * organization gets an error. An app of another organization gets the answer for an unknown token.
 */
export async function mayRevoke(
  _ctx: KoaContextWithOIDC,
  client: Client,
  token: Token,
): Promise<boolean> {
  if (token.clientId === client.clientId) return true
  if (!(await inSameOrganization(client, token))) return false
  throw new errors.InvalidRequest('only the app that the token was issued to may revoke it')
}

async function inSameOrganization(client: Client, token: Token): Promise<boolean> {
  if (token.clientId === client.clientId) return true
  // It authenticates by its id alone, which anybody can send.
  if (isPublic(client)) return false
  // Its host is allowed, but nobody has registered it: it is no API of the organization.
  if (isDocumentUrl(client.clientId)) return false
  const found = await presentedArtifact.get()?.found
  return found != null && found.organizationId === appOfRequest.get()?.organizationId
}
