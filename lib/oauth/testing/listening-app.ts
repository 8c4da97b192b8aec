import { Plaintext } from '@/lib/crypto/plaintext'
import { Browser } from './browser'
import { test as base } from './engine-test'
import { type LogoutListener, listenForLogout } from './logout-listener'
import { approve, makePerson } from './people'
import { makeRelyingParty, oauth, redeem, requestFor } from './relying-party'

/** An app that listens, by real HTTP, to who signs out. */
export const test = base.extend<{ listener: LogoutListener & { appId: string } }>({
  listener: async ({ engine }, use) => {
    const audience = () => app.appId
    const listener = await listenForLogout({ issuer: engine.origin, audience })
    const app = Object.assign(listener, { appId: '' })
    await use(app)
    listener.close()
  },
})

type ListeningApp = { origin: string; listener: LogoutListener & { appId: string } }

/** Somebody is signed in to the app that listens; what its ID token said. */
export async function signedIn({ origin, listener }: ListeningApp, person = makePerson()) {
  const party = await makeRelyingParty(origin, { backchannelLogoutUri: listener.uri })
  listener.appId = party.appId
  const [actor, browser] = [await person, new Browser(origin)]
  const request = await requestFor(party, { scope: 'openid' })
  const answer = await redeem(party, request, await approve(browser, request.url, actor))
  const tokens = await oauth.processAuthorizationCodeResponse(party.as, party.client, answer)
  const session = new Plaintext(browser.portalSession ?? '')
  return { party, actor, browser, session, claims: oauth.getValidatedIdTokenClaims(tokens) }
}

export { expect } from './engine-test'
