import { isDocumentUrl } from '@/lib/apps/app'
import { noteTokenUse } from '@/lib/request-notes'
import { appOfRequest } from '../client-authentication/app-of-request'
import { isPublic } from '../clients/client-metadata'
import { type Client, errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'
import { checksTokens } from '../resources/apis-of'
import { presentedArtifact } from './presented-artifact'

export type Token = {
  clientId?: string | undefined
  kind?: string
  aud?: string | string[] | undefined
  /** The person for whom it is. */
  accountId?: string | undefined
}

/**
 * Who may check a token (RFC 7662 §4): the app that got it, and apps of its organization that
 * are let check tokens of its API, or every token. All others get `active: false`. The answer about
 * an app's own token names the app as `sub`, as its JWT does (RFC 9068 §2.2); the engine names only
 * people.
 */
export async function mayCheckToken(
  ctx: KoaContextWithOIDC,
  client: Client,
  token: Token,
): Promise<boolean> {
  if (!(await mayCheck(ctx, client, token))) return false
  if (token.kind === 'ClientCredentials') Object.assign(ctx.body as object, { sub: token.clientId })
  return true
}

async function mayCheck(ctx: KoaContextWithOIDC, client: Client, token: Token): Promise<boolean> {
  const { clientId: appId } = client
  if (token.clientId === appId) return true
  const app = appOfRequest.get(ctx)
  if (!app || !(await inSameOrganization(client))) return false
  const [audience] = [token.aud].flat()
  if (await checksTokens(app, { appId, audience })) return true
  noteTokenUse({ reason: 'this app is not let check these tokens' })
  return false
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
  if (!(await inSameOrganization(client))) return false
  throw new errors.InvalidRequest('only the app that the token was issued to may revoke it')
}

/** Whether the presented token is another app's, of the organization of this one. */
async function inSameOrganization(client: Client): Promise<boolean> {
  // It authenticates by its id alone, which anybody can send.
  if (isPublic(client)) return false
  // Its host is allowed, but nobody has registered it: it is no API of the organization.
  if (isDocumentUrl(client.clientId)) return false
  const found = await presentedArtifact.get()?.found
  return found != null && found.organizationId === appOfRequest.get()?.organizationId
}
