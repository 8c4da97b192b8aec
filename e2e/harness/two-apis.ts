import { addApi, type RegisteredApi } from './apis'
import type { AppSwitches } from './app-switches'
import { decide } from './ceremony'
import type { Deployment } from './deployment'
import { addParty, authorizationRequest, INSECURE, oauth, type Party } from './relying-party'

/** The answer of the token endpoint. */
export type Minted = {
  access_token: string
  refresh_token: string
  scope: string
  expires_in: number
}

/** Two APIs with JWTs, and an app that is registered for both, with these switches on. */
export async function twoApis(deployment: Deployment, on: AppSwitches = []) {
  const { cluster, org } = deployment
  const [orders, stock] = [await addApi(cluster.pool, org), await addApi(cluster.pool, org)]
  const scopes = [orders.scope, stock.scope]
  const party = await addParty(deployment, { scopes, on })
  return { orders, stock, party, scope: scopes.join(' ') }
}

/** RFC 8707 §2: a person approves a request for several APIs. */
export async function grantAccessTo(
  deployment: Deployment,
  party: Party,
  scope: string,
  apis: RegisteredApi[],
) {
  const request = await authorizationRequest(party, { scope })
  for (const { identifier } of apis) request.url.searchParams.append('resource', identifier)
  const session = await deployment.org.openSession(deployment.org.member, deployment.origin)
  return { request, back: await decide(session, request.url) }
}

/** Validates the token as an API does (RFC 9068 §4), with a library that is not ours. */
export async function accepts({ as }: Party, { identifier }: RegisteredApi, token: string) {
  const headers = { authorization: `Bearer ${token}` }
  const request = new Request(identifier, { headers })
  return oauth.validateJwtAccessToken(as, request, identifier, INSECURE)
}

/** Names one API in a token request (RFC 8707 §2.2). */
export const resource = ({ identifier }: RegisteredApi) => ({
  additionalParameters: { resource: identifier },
})
