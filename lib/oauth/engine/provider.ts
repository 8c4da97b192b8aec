import type { EventEmitter } from 'node:events'
import { config } from '@/lib/config'
import { StorageFailure } from '@/lib/db/storage-failure'
import { log } from '@/lib/log'
import { appOfRequest } from '../client-authentication/app-of-request'
import { teachAssertions } from '../client-authentication/authenticate-assertion'
import {
  compareSecret,
  findAuthenticatingClient,
  findNamedClient,
  NOBODY,
} from '../client-authentication/authenticate-secret'
import { keepBuiltClients } from '../clients/built-clients'
import { describingApps } from '../documents/read-document'
import {
  CLIENT_CREDENTIALS_PARAMETERS,
  grantClientCredentials,
} from '../grant-types/client-credentials'
import { EXCHANGE_PARAMETERS } from '../grant-types/exchange-request'
import { exchangeToken } from '../grant-types/exchange-token'
import { resumeInteraction } from '../interaction/resume-interaction'
import { translateAuthorization } from '../legacy/translate-authorization'
import { translateToken } from '../legacy/translate-token'
import { addResourceMetadataChallenge } from '../metadata/add-resource-metadata-challenge'
import { publishProtectedResource } from '../metadata/protected-resource'
import { publishMetadata } from '../metadata/publish-metadata'
import { beginAtTheBeginning, holdUserCode } from '../pages/device-pages'
import { leaveByPage } from '../pages/leave-by-page'
import { limitUserCodes } from '../pages/limit-user-codes'
import { allowGrantTypes } from '../policy/allow-grant-types'
import { guardThirdPartyAccess } from '../policy/guard-third-party-access'
import type { FindClient } from '../protocol/find-client'
import { TOKEN_EXCHANGE } from '../protocol/grant-type-names'
import { type Client, type KoaContextWithOIDC, Provider } from '../protocol/oidc-provider'
import { AUTHENTICATED_ROUTES } from '../protocol/routes'
import { answerRegistration } from '../registration/answer-registration'
import { takeEchoedSecret } from '../registration/echoed-secret'
import { requestIdOf } from '../request/origin'
import { askWhoeverIsHere, signOutOfPortal } from '../sessions/sign-out'
import { answerWhenWritten } from '../tokens/answer-when-written'
import { admitJwt } from '../tokens/presented-jwt'
import { answerErrorsAs } from './seams/answer-errors-as'
import { type EngineSetup, engineSettings } from './settings'

/** The protocol engine, taught several hashed secrets per app. */
export function createProvider(setup: EngineSetup): {
  provider: Provider
  findClient: FindClient
} {
  answerErrorsAs(StorageFailure, 503)
  const provider = new Provider(config().url, engineSettings(setup))
  provider.proxy = config().trustProxy
  const findClient = keepBuiltClients(provider)
  teachSecrets(provider, findClient)
  teachAssertions(provider)
  // Asked of what nobody has read yet; `checkMetadata` says what an app needs.
  Object.assign(provider.Client, { needsSecret: () => false })
  allowGrantTypes(provider)
  askWhoeverIsHere(provider, setup.portal)
  provider.registerGrantType(
    'client_credentials',
    grantClientCredentials,
    CLIENT_CREDENTIALS_PARAMETERS,
    'resource',
  )
  provider.registerGrantType(TOKEN_EXCHANGE, exchangeToken, EXCHANGE_PARAMETERS, [
    'resource',
    'audience',
  ])
  ownAddress(provider)
  ownScopes(provider)
  provider.use(translateAuthorization)
  provider.use(translateToken)
  provider.use(addResourceMetadataChallenge)
  provider.use(guardThirdPartyAccess)
  provider.use(publishMetadata)
  provider.use(publishProtectedResource)
  provider.use(takeEchoedSecret)
  provider.use(answerRegistration)
  provider.use(leaveByPage)
  provider.use(beginAtTheBeginning(provider))
  provider.use(limitUserCodes)
  provider.use(holdUserCode)
  provider.use(signOutOfPortal(setup.portal))
  provider.use(resumeInteraction(setup.portal))
  provider.use(answerWhenWritten)
  provider.on('server_error', answerDefect)
  const koa: EventEmitter = provider
  koa.on('error', noteDefect)
  provider.on('backchannel.error', noteUntold)
  return { provider, findClient }
}

function teachSecrets(provider: Provider, findClient: FindClient): void {
  const isKnown = describingApps(provider)
  provider.Client.find = async (clientId) => {
    const ctx = Provider.ctx
    if (!ctx) throw new Error('lib/oauth: clients are found within a request only')
    admitJwt(ctx)
    const appId = (await isKnown(ctx, clientId)) ? clientId : NOBODY
    const authenticates = AUTHENTICATED_ROUTES.has(ctx.oidc.route) && !appOfRequest.get(ctx)
    return authenticates
      ? findAuthenticatingClient(ctx, appId, findClient)
      : findNamedClient(ctx, appId, findClient)
  }
  provider.Client.prototype.compareClientSecret = (presented) => {
    const ctx = Provider.ctx
    if (!ctx) throw new Error('lib/oauth: secrets are compared within a request only')
    return compareSecret(ctx, presented)
  }
}

/** URLs, and whether the way here is safe, come from the issuer, never from a header. */
function ownAddress(provider: Provider): void {
  const protocol = new URL(config().url).protocol.slice(0, -1)
  Object.defineProperty(provider.request, 'protocol', { get: () => protocol })
  provider.OIDCContext.prototype.urlFor = (name, options) => provider.urlFor(name, options)
}

/** Scopes that belong to no API are an app's to ask for like the built-in ones. */
function ownScopes(provider: Provider): void {
  Object.defineProperty(provider.OIDCContext.prototype, 'requestParamOIDCScopes', {
    get(this: KoaContextWithOIDC['oidc']) {
      const apis = Object.values(this.resourceServers ?? {})
      const ofApis = new Set(apis.flatMap(({ scopes }) => [...scopes]))
      return new Set([...this.requestParamScopes].filter((scope) => !ofApis.has(scope)))
    },
  })
}

/** What nobody has caught: answered 500 without a word, and told to the log only. */
function noteDefect(err: Error): void {
  log.error({ err }, 'a protocol request broke')
}

function noteUntold(_ctx: unknown, err: Error, client: Client): void {
  log.warn({ err, appId: client.clientId }, 'an app could not be told that somebody signed out')
}

/** Whatever went wrong, the caller learns only that it did, and the id to ask about. */
function answerDefect(ctx: KoaContextWithOIDC, error: Error): void {
  const requestId = requestIdOf(ctx.req)
  log.error({ err: error, requestId, route: ctx.oidc?.route }, 'a protocol request failed')
  ctx.body = {
    error: 'server_error',
    error_description: 'something went wrong on our side, try again later',
  }
}
