import { createHash } from 'node:crypto'
import { HERE } from '@/lib/people/second-factor/testing/factors'
import { checkSession } from '@/lib/people/sessions/check-session'
import { readProviderAccount } from '@/lib/people/sign-in/provider-account'
import { signInByProvider } from '@/lib/people/sign-in/sign-in-by-provider'
import { findProvider } from '../find-provider'
import { exchangeCode } from '../openid/exchange-code'
import { findMetadata } from '../openid/find-metadata'
import { withUserinfo } from '../openid/read-userinfo'
import { redirectUriOf } from '../provider'

const VERIFIER = 'v'.repeat(43)
const STATE = 'a-state-of-this-browser'
const NONCE = 'a-nonce-of-this-browser'

/** What the browser brings back from the provider, before anything is believed. */
export async function returnFrom(providerId: string, change = (_back: URL) => {}) {
  const provider = await findProvider(providerId)
  if (!provider) throw new Error(`no provider ${providerId}`)
  const metadata = await findMetadata(provider)
  const redirectUri = redirectUriOf('http://keyturn.example', providerId)
  const url = new URL(String(metadata.authorization_endpoint))
  url.search = String(
    new URLSearchParams({
      client_id: provider.clientId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: provider.scopes,
      state: STATE,
      nonce: NONCE,
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      code_challenge_method: 'S256',
    }),
  )
  const answer = await fetch(url, { redirect: 'manual' })
  const back = new URL(String(answer.headers.get('location')))
  change(back)
  const browser = { redirectUri, state: STATE, nonce: NONCE, codeVerifier: VERIFIER }
  return { provider, metadata, returned: { parameters: back.searchParams, ...browser } }
}

/** Signs in at a provider as far as a session, without a browser. Answers the session's id. */
export async function signInAt(providerId: string, change?: (back: URL) => void) {
  const { provider, metadata, returned } = await returnFrom(providerId, change)
  const redeemed = await exchangeCode(metadata, provider, returned)
  const claims = await withUserinfo(metadata, provider, redeemed)
  return signInByProvider(readProviderAccount(claims, provider), HERE)
}

/** Who signed in at a provider, or why nobody is. */
export async function actorAt(providerId: string) {
  const check = await checkSession(await signInAt(providerId), HERE)
  if (!check.alive) throw new Error(check.because)
  return check.actor
}
