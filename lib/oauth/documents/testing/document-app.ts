import { db } from '@/lib/db/client'
import { Browser } from '../../testing/browser'
import { approve, makePerson } from '../../testing/people'
import { oauth, type RelyingParty, redeem, requestFor } from '../../testing/relying-party'
import { NOTES, URL_ID } from './document-server'

/** The row of the app whose document is at this URL. */
export const appOf = (id = URL_ID) => db().app.findUniqueOrThrow({ where: { id } })

/** A person allows the app; answers the app's tokens. */
export async function letIn(party: RelyingParty, origin: string, name = 'Bo') {
  const request = await requestFor(party, { scope: 'openid profile offline_access notes.read' })
  const person = await makePerson(name)
  const back = await approve(new Browser(origin), request.url, person)
  const answer = await redeem(party, request, back)
  const tokens = await oauth.processAuthorizationCodeResponse(party.as, party.client, answer)
  return { ...tokens, refresh_token: String(tokens.refresh_token) }
}

/** The status of the answer to a browser that brings this client_id. */
export async function statusOf(origin: string, clientId: string, changes = {}): Promise<number> {
  const url = new URL(`${origin}/oauth2/authorize`)
  const parameters = {
    client_id: clientId,
    redirect_uri: NOTES.redirect_uris[0],
    response_type: 'code',
    scope: 'openid',
    code_challenge: 'a'.repeat(43),
    code_challenge_method: 'S256',
    ...changes,
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value))
  return (await new Browser(origin).request(url)).status
}
