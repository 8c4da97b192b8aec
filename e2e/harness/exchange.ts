import { addApi, type RegisteredApi } from './apis'
import { decide } from './ceremony'
import type { Estate } from './cluster'
import type { Character, Story } from './fixtures'
import { addParty, ask, INSECURE, oauth, type Party, redeem, type Tokens } from './relying-party'

export type Place = { estate: Estate; story: Story; origin: string }

export const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
export const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token'

/** A shop that a person lets in, the service that the shop calls, and the APIs behind the service. */
export type Chain = {
  shop: Party
  service: Party
  orders: RegisteredApi
  stock: RegisteredApi
  /** What the shop got from the person: good for both APIs, bound to neither. */
  tokens: Tokens
}

type Wish = {
  format: 'jwt' | 'opaque'
  who?: Character
  ttlSeconds?: number
  /** What the shop adds when it redeems its code, such as a DPoP proof. */
  redeemed?: Parameters<typeof oauth.authorizationCodeGrantRequest>[6]
}

/** Lets the person give the shop a token, which it then sends to the service. */
export async function makeChain(place: Place, wish: Wish): Promise<Chain> {
  const { estate, story, origin } = place
  const { format, ttlSeconds = 600, who = story.member } = wish
  const [orders, stock] = [
    await addApi(estate.pool, story, { format, ttlSeconds }),
    await addApi(estate.pool, story, { format, ttlSeconds }),
  ]
  const scopes = [orders.scope, stock.scope]
  const shop = await addParty(place, { scopes })
  const service = await addParty(place, { scopes: [stock.scope] })
  const session = await story.signIn(who, origin)
  const asked = await ask(shop, { scope: scopes.join(' ') })
  const back = await decide(session, asked.url)
  const answer = await redeem(shop, asked, back, wish.redeemed)
  if (answer.status !== 200) throw new Error(`no tokens: ${await answer.text()}`)
  return { shop, service, orders, stock, tokens: (await answer.json()) as Tokens }
}

/** RFC 8693 §2.1: the service asks for a token of its own in exchange for the one it was sent. */
export function exchange(
  { as, client, auth }: Party,
  subject: string,
  asked: Record<string, string> = {},
  options: Parameters<typeof oauth.genericTokenEndpointRequest>[5] = {},
): Promise<Response> {
  const parameters = { subject_token: subject, subject_token_type: ACCESS_TOKEN, ...asked }
  const how = { ...INSECURE, ...options }
  return oauth.genericTokenEndpointRequest(as, client, auth, EXCHANGE, parameters, how)
}

/** What a service is given in exchange; throws when it is refused. */
export async function exchanged(service: Party, subject: string, asked: Record<string, string>) {
  const answer = await exchange(service, subject, asked)
  return oauth.processGenericTokenEndpointResponse(service.as, service.client, answer)
}

/** What introspection (RFC 7662) says of a token to the one who asks. */
export async function known(
  { as, client, auth }: Party,
  token: string,
): Promise<oauth.IntrospectionResponse> {
  const answer = await oauth.introspectionRequest(as, client, auth, token, INSECURE)
  return oauth.processIntrospectionResponse(as, client, answer)
}
