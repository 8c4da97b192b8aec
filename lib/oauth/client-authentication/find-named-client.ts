import { isAppId } from '@/lib/apps/app'
import { findPresented } from '../clients/store'
import type { FindClient } from '../protocol/find-client'
import type { Client, KoaContextWithOIDC } from '../protocol/oidc-provider'
import { addressOf } from '../request/origin'
import { appOfRequest } from './app-of-request'
import { clientAttemptOf } from './client-attempt'

/**
 * The client of an app that does not authenticate in this request: a browser or a token has named
 * it. Undefined if the app is not in service.
 */
export async function findNamedClient(
  ctx: KoaContextWithOIDC,
  appId: string,
  findClient: FindClient,
): Promise<Client | undefined> {
  const app = isAppId(appId) ? await findPresented({ appId, secretId: null }) : undefined
  if (!app || app.outOfService) return undefined
  if (!appOfRequest.get(ctx)) {
    const attempt = clientAttemptOf(addressOf(ctx.req), { appId, secretId: null })
    appOfRequest.set({ attempt, ...app }, ctx)
  }
  return findClient(appId, app.version, app.type === 'native' ? 'none' : 'client_secret_basic')
}
