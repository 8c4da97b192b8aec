import { secretMatches } from '@/lib/secrets/digest-secret'
import type { FindClient } from '../protocol/find-client'
import type { Client, KoaContextWithOIDC } from '../protocol/oidc-provider'
import { clientCertificate } from '../request/client-certificate'
import { appOfRequest } from './app-of-request'
import { beginAssertion } from './authenticate-assertion'
import { acceptCertificate } from './authenticate-certificate'
import { lookUpApp } from './look-up-app'
import { NOBODYS } from './nobody'
import { attemptWith, methodOf, presentedCredentials } from './presented-credentials'
import { refuseClient } from './refuse-client'
import { turnAway } from './turned-away'

/**
 * The first half of authenticating a client (RFC 6749 §2.3.1): finds the app and the presented
 * secret (`lookUpApp`). Answers the app's client, or undefined for an app that must not authenticate;
 * the engine answers that with the same `invalid_client` as a wrong secret.
 * What fails is answered `TooManyFailures` (429) after too many failures. What is right is served all
 * the same: failures of others must not stop it.
 */
export async function findAuthenticatingClient(
  ctx: KoaContextWithOIDC,
  appId: string,
  findClient: FindClient,
): Promise<Client | undefined> {
  const sent = presentedCredentials(ctx)
  const { secret: presented, foreign, assertion } = sent
  const tried = attemptWith(ctx, appId, sent)
  const isClosed = turnAway(ctx, tried, presented)

  const { attempt, app } = await lookUpApp(ctx, tried, { presented, isClosed })
  if (!app || app.outOfService) {
    const wasRight = presented !== undefined && secretMatches(presented, app?.secret ?? NOBODYS)
    const why = app?.outOfService ? (`app_${app.outOfService}` as const) : 'unknown_app'
    return refuseClient(ctx, attempt, { why, wasRight })
  }
  const certificate =
    presented || foreign || app.type === 'native' ? null : clientCertificate(ctx.req)
  const method = methodOf(sent, certificate)
  if (method === 'none' && (app.type !== 'native' || app.refusesSecrets)) {
    return refuseClient(ctx, attempt, { why: 'no_secret', wasRight: false })
  }
  if (method === 'client_secret_basic' && app.refusesSecrets) {
    const why = foreign ? 'federation_not_in_fapi' : 'secret_not_in_fapi'
    return refuseClient(ctx, attempt, { why, wasRight: true })
  }
  appOfRequest.set({ attempt, ...app }, ctx)
  const client = await findClient(appId, app.version, method)
  if (assertion && client) await beginAssertion(ctx, client, assertion.kid)
  if (method !== 'tls_client_auth' || !client || !certificate) return client
  const why = await acceptCertificate(ctx, client, { certificate, attempt })
  if (why === null) return client
  return refuseClient(ctx, attempt, { why, wasRight: why === 'outside_networks' })
}
