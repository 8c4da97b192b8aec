import { isAppId } from '@/lib/apps/app'
import { secretMatches } from '@/lib/secrets/digest-secret'
import { parseSecret } from '@/lib/secrets/parse-secret'
import { findPresented } from '../clients/store'
import type { FindClient } from '../protocol/find-client'
import type { Client, KoaContextWithOIDC } from '../protocol/oidc-provider'
import { clientCertificate } from '../request/client-certificate'
import { addressOf } from '../request/origin'
import { appOfRequest } from './app-of-request'
import { beginAssertion } from './authenticate-assertion'
import { acceptCertificate } from './authenticate-certificate'
import { clientAttemptOf } from './client-attempt'
import { foreignAssertion } from './foreign-assertion'
import { lookUpApp } from './look-up-app'
import { NOBODY, NOBODYS } from './nobody'
import { presentedAssertion } from './presented-assertion'
import { presentedSecret } from './presented-secret'
import { refuseClient } from './refuse-client'
import { turnAway } from './turned-away'

/**
 * The first half of authenticating a client (RFC 6749 §2.3.1): finds the app and the presented
 * secret (`lookUpApp`). Answers the app's client, or undefined for an app that must
 * not authenticate; the engine answers that with the same `invalid_client` as a wrong secret.
 * What fails is answered `TooManyFailures` (429) after too many failures. What is right is served all
 * the same: failures of others must not stop it.
 */
export async function findAuthenticatingClient(
  ctx: KoaContextWithOIDC,
  appId: string,
  findClient: FindClient,
): Promise<Client | undefined> {
  const foreign = foreignAssertion.get(ctx)
  // It stands in the place of a secret.
  const presented = foreign === undefined ? presentedSecret(ctx) : undefined
  const secretId = (presented && parseSecret(presented.trimEnd())?.id) || null
  const assertion = presentedAssertion(ctx)
  const named = isAppId(appId) ? appId : NOBODY
  const tried = clientAttemptOf(addressOf(ctx.req), {
    appId: named,
    secretId,
    kid: assertion?.kid,
  })
  const isClosed = turnAway(ctx, tried, presented)

  const { attempt, app } = await lookUpApp(ctx, tried, { presented, isClosed })
  if (!app || app.outOfService) {
    const wasRight = presented !== undefined && secretMatches(presented, app?.secret ?? NOBODYS)
    const why = app?.outOfService ? (`app_${app.outOfService}` as const) : 'unknown_app'
    return refuseClient(ctx, attempt, { why, wasRight })
  }
  const certificate =
    presented || foreign || app.type === 'native' ? null : clientCertificate(ctx.req)
  const method = methodOf({ assertion, presented: presented ?? foreign, certificate })
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
  const isAccepted = await acceptCertificate(ctx, client, { certificate, attempt })
  if (isAccepted) return client
  return refuseClient(ctx, attempt, { why: 'wrong_certificate', wasRight: false })
}

/** What the request authenticates with. A certificate may come along with a secret or a signature. */
function methodOf(sent: { assertion: unknown; presented: unknown; certificate: unknown }) {
  if (sent.assertion) return 'private_key_jwt'
  if (sent.presented) return 'client_secret_basic'
  return sent.certificate ? 'tls_client_auth' : 'none'
}

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
