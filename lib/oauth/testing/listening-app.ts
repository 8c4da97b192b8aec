import { Plaintext } from '@/lib/crypto/plaintext'
import { Browser } from './browser'
import { test as base } from './engine-test'
import { type LogoutListener, listenForLogout } from './logout-listener'
import { makePerson } from './people'
import { makeRelyingParty, oauth } from './relying-party'
import { tokensFor } from './tokens-for'

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
  const tokens = await tokensFor(party, { browser, person })
  const session = new Plaintext(browser.portalSession ?? '')
  return { party, actor, browser, session, claims: oauth.getValidatedIdTokenClaims(tokens) }
}

export { expect } from './engine-test'
