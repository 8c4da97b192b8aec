import type { Actor } from '@/lib/actor'
import { Browser } from './browser'
import { type ForeignClient, oauth, redeem, requestFor } from './foreign-client'
import { approve, makePerson } from './people'

type SignIn = { browser?: Browser; person?: Actor | Promise<Actor>; scope?: string }

/**
 * Signs a person in to the app at this browser, and redeems the code. Answers the tokens, as the
 * RFC's client has checked them.
 */
export async function tokensFor(
  party: ForeignClient,
  { browser = new Browser(party.as.issuer), person = makePerson(), scope = 'openid' }: SignIn = {},
): Promise<oauth.TokenEndpointResponse> {
  const request = await requestFor(party, { scope })
  const answer = await redeem(party, request, await approve(browser, request.url, await person))
  return oauth.processAuthorizationCodeResponse(party.as, party.client, answer)
}
