import { now } from '@/lib/clock'
import { TOKEN_EXCHANGE } from '../protocol/grant-type-names'
import {
  type Client,
  errors,
  type Provider,
  type TokenEndpointGrantContext,
} from '../protocol/oidc-provider'
import { requestSlot } from '../request/request-slot'
import { resourceServerInfo } from '../resources/resource-server'
import { subjectToken } from '../tokens/subject-token'
import { answerToken } from './answer-token'
import type { ExchangeParameters } from './exchange-request'
import { findExchangeTarget } from './find-exchange-target'
import { findSubject, kindOf, type Subject } from './find-subject'

type AccessTokenInput = ConstructorParameters<Provider['AccessToken']>[0]

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token'
const JWT = 'urn:ietf:params:oauth:token-type:jwt'

/** The additional claims of a token from an exchange. */
export const exchangeClaims = requestSlot<Record<string, unknown>>('exchange claims')

/**
 * RFC 8693: an app that received a token gets its own token, with which it calls another API of the
 * organization on behalf of the same subject. The new token's scopes are those that the subject
 * token, the API and the app all have. It ends when the subject token ends, for any reason. Its
 * `act` claim names the app (§4.1).
 */
export async function exchangeToken(
  ctx: TokenEndpointGrantContext<ExchangeParameters>,
): Promise<void> {
  const { client, params, provider } = ctx.oidc
  checkTypes(params)
  const subject = await findSubject(ctx)
  const { api, scopes } = await findExchangeTarget(client, params, subject)
  if (params.requested_token_type === JWT && api.tokenFormat !== 'jwt') {
    throw new errors.InvalidRequest('this API takes opaque tokens')
  }
  rememberSubject(subject, client)
  const left = Math.floor(subject.exp - now().getTime() / 1000)
  const made: Record<string, unknown> = {
    client,
    accountId: subject.accountId,
    gty: TOKEN_EXCHANGE,
    scope: scopes.join(' '),
    resourceServer: new provider.ResourceServer(
      api.identifier,
      resourceServerInfo(api, client, kindOf(subject)),
    ),
    expiresIn: Math.max(1, Math.min(api.tokenTtlSeconds, left)),
  }
  // There may be no person. The grant belongs to another app, so only the artifact carries it.
  const token = new provider.AccessToken(made as AccessTokenInput)
  await answerToken(ctx, token, { issued_token_type: ACCESS_TOKEN })
}

function checkTypes(params: ExchangeParameters): void {
  const requested = params.requested_token_type
  if (params.actor_token !== undefined) {
    throw new errors.InvalidRequest('who acts is the app that asks: actor_token is not taken')
  }
  if (params.subject_token_type !== ACCESS_TOKEN && params.subject_token_type !== JWT) {
    throw new errors.InvalidRequest(`subject_token_type must be ${ACCESS_TOKEN}`)
  }
  if (requested !== undefined && requested !== ACCESS_TOKEN && requested !== JWT) {
    throw new errors.InvalidRequest(`requested_token_type must be ${ACCESS_TOKEN}`)
  }
}

/** Stores what the engine does not copy from one token to another. */
function rememberSubject(subject: Subject, client: Client): void {
  subjectToken.set(subject)
  exchangeClaims.set({
    ...(subject.accountId === undefined ? { sub: subject.sub } : {}),
    act: { sub: client.clientId, ...(subject.act ? { act: subject.act } : {}) },
  })
}
