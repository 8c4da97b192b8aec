import { appOfRequest } from '../client-authentication/app-of-request'
import { compareCredential } from '../client-authentication/compare-credential'
import { findAuthenticatingClient } from '../client-authentication/find-client'
import { findNamedClient } from '../client-authentication/find-named-client'
import { NOBODY } from '../client-authentication/nobody'
import { documentReader } from '../documents/read-document'
import type { FindClient } from '../protocol/find-client'
import type { Provider } from '../protocol/oidc-provider'
import { AUTHENTICATED_ROUTES } from '../protocol/routes'
import { askForScopes } from '../resources/ask-for-scopes'
import { readTarget } from '../resources/read-target'
import { admitJwt } from '../tokens/presented-jwt'
import { replaceFind } from './seams/client-find'
import { needNoSecret, replaceSecretComparison } from './seams/client-secret'

/**
 * Lets the engine find clients by app and version, and authenticate them by any of several secrets.
 */
export function lookClientsUp(provider: Provider, findClient: FindClient): void {
  const isKnown = documentReader(provider)
  replaceFind(provider, async (ctx, clientId) => {
    // A parameter that was sent twice is a list.
    if (typeof clientId !== 'string') return undefined
    admitJwt(ctx)
    const appId = (await isKnown(ctx, clientId)) ? clientId : NOBODY
    const authenticates = AUTHENTICATED_ROUTES.has(ctx.oidc.route) && !appOfRequest.get(ctx)
    if (!authenticates) {
      const named = await findNamedClient(ctx, appId, findClient)
      const hasChanged = named !== undefined && (await askForScopes(ctx, named))
      return hasChanged ? findNamedClient(ctx, appId, findClient) : named
    }
    const client = await findAuthenticatingClient(ctx, appId, findClient)
    if (client) await readTarget(ctx, client)
    return client
  })
  replaceSecretComparison(provider, compareCredential)
  needNoSecret(provider)
}
