import { addApi, type RegisteredApi } from './apis'
import type { Deployment } from './deployment'
import type { Person } from './fixtures'
import {
  addParty,
  authorize,
  INSECURE,
  oauth,
  type Party,
  redeem,
  type Tokens,
} from './relying-party'

export const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
export const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token'

/** A shop with a grant of a person, the service that the shop calls, and the APIs behind it. */
export type Chain = {
  shop: Party
  service: Party
  orders: RegisteredApi
  stock: RegisteredApi
  /** The shop's tokens: valid for both APIs, bound to neither. */
  tokens: Tokens
}

type ChainOptions = {
  format: 'jwt' | 'opaque'
  who?: Person
  ttlSeconds?: number
  /** What the shop adds when it redeems its code, such as a DPoP proof. */
  redeeming?: Parameters<typeof oauth.authorizationCodeGrantRequest>[6]
}

/** Registers all of them. The person grants the shop access, and it redeems its code. */
export async function makeChain(deployment: Deployment, options: ChainOptions): Promise<Chain> {
  const { cluster, org, origin } = deployment
  const { format, ttlSeconds = 600, who = org.member } = options
  const [orders, stock] = [
    await addApi(cluster.pool, org, { format, ttlSeconds }),
    await addApi(cluster.pool, org, { format, ttlSeconds }),
  ]
  const scopes = [orders.scope, stock.scope]
  const shop = await addParty(deployment, { scopes })
  const service = await addParty(deployment, { scopes: [stock.scope] })
  const session = await org.signIn(who, origin)
  const { request, back } = await authorize(shop, session, { scope: scopes.join(' ') })
  const answer = await redeem(shop, request, back, options.redeeming)
  if (answer.status !== 200) throw new Error(`no tokens: ${await answer.text()}`)
  return { shop, service, orders, stock, tokens: (await answer.json()) as Tokens }
}

/** RFC 8693 §2.1: the service exchanges the token that it was sent for one of its own. */
export function exchange(
  { as, client, auth }: Party,
  subject: string,
  more: Record<string, string> = {},
  options: Parameters<typeof oauth.genericTokenEndpointRequest>[5] = {},
): Promise<Response> {
  const parameters = { subject_token: subject, subject_token_type: ACCESS_TOKEN, ...more }
  const requestOptions = { ...INSECURE, ...options }
  return oauth.genericTokenEndpointRequest(as, client, auth, EXCHANGE, parameters, requestOptions)
}

/** The answer to a successful exchange. Throws when it is refused. */
export async function exchanged(
  service: Party,
  subject: string,
  parameters: Record<string, string>,
) {
  const answer = await exchange(service, subject, parameters)
  return oauth.processGenericTokenEndpointResponse(service.as, service.client, answer)
}

/** Introspects a token (RFC 7662) as this client. */
export async function introspect(
  { as, client, auth }: Party,
  token: string,
): Promise<oauth.IntrospectionResponse> {
  const answer = await oauth.introspectionRequest(as, client, auth, token, INSECURE)
  return oauth.processIntrospectionResponse(as, client, answer)
}
