import { config } from '@/lib/config'
import { log } from '@/lib/log'
import { type FindClient, keepBuiltClients } from './app-client'
import { compareSecret, findCallingClient, findNamedClient } from './authenticate-secret'
import { requestIdOf } from './caller'
import { engineSettings } from './engine-settings'
import { CLIENT_CREDENTIALS_PARAMETERS, grantClientCredentials } from './grant-client-credentials'
import { type KoaContextWithOIDC, Provider } from './protocol'
import { publishMetadata } from './publish-metadata'
import type { SigningJwk } from './signing-keys'

/** The protocol engine, taught several hashed secrets per app, and the clients it has built. */
export function createProvider(signingKeys: SigningJwk[]) {
  const provider = new Provider(config().url, engineSettings(signingKeys))
  provider.proxy = config().trustProxy
  const findClient = keepBuiltClients(provider)
  teachSecrets(provider, findClient)
  provider.registerGrantType(
    'client_credentials',
    grantClientCredentials,
    CLIENT_CREDENTIALS_PARAMETERS,
  )
  // URLs come from the issuer, never from the Host header.
  provider.OIDCContext.prototype.urlFor = (name, options) => provider.urlFor(name, options)
  provider.use(publishMetadata)
  provider.on('server_error', answerDefect)
  return { provider, findClient }
}

function teachSecrets(provider: Provider, findClient: FindClient): void {
  provider.Client.find = async (appId) => {
    const ctx = Provider.ctx
    if (!ctx) throw new Error('lib/oauth: clients are found within a request only')
    if (ctx.oidc.client) return findNamedClient(appId, findClient)
    return findCallingClient(ctx, appId, findClient)
  }
  provider.Client.prototype.compareClientSecret = (presented) => {
    const ctx = Provider.ctx
    if (!ctx) throw new Error('lib/oauth: secrets are compared within a request only')
    return compareSecret(ctx, presented)
  }
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
