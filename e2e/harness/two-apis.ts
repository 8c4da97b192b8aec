import { addApi, type RegisteredApi } from './apis'
import { decide } from './ceremony'
import type { Estate } from './cluster'
import type { Story } from './fixtures'
import { addParty, ask, INSECURE, oauth, type Party } from './relying-party'

/** What the token endpoint answers. */
export type Minted = {
  access_token: string
  refresh_token: string
  scope: string
  expires_in: number
}

type Place = { estate: Pick<Estate, 'pool'>; story: Story; origin: string }

/** Two APIs that take JWTs, and an app that is registered for both. */
export async function twoApis(place: Place) {
  const { estate, story } = place
  const [orders, stock] = [await addApi(estate.pool, story), await addApi(estate.pool, story)]
  const scopes = [orders.scope, stock.scope]
  const party = await addParty(place, { scopes })
  return { orders, stock, party, scope: scopes.join(' ') }
}

/** RFC 8707 §2: a person is asked for several APIs at once. */
export async function letInTo(place: Place, party: Party, scope: string, apis: RegisteredApi[]) {
  const asked = await ask(party, { scope })
  for (const { identifier } of apis) asked.url.searchParams.append('resource', identifier)
  const session = await place.story.signIn(place.story.member, place.origin)
  return { asked, back: await decide(session, asked.url) }
}

/** An API takes the token as RFC 9068 §4 says, by a library that is not ours. */
export async function accepts({ as }: Party, { identifier }: RegisteredApi, token: string) {
  const headers = { authorization: `Bearer ${token}` }
  const request = new Request(identifier, { headers })
  return oauth.validateJwtAccessToken(as, request, identifier, INSECURE)
}

/** Names one API in a token request (RFC 8707 §2.2). */
export const resource = ({ identifier }: RegisteredApi) => ({
  additionalParameters: { resource: identifier },
})
