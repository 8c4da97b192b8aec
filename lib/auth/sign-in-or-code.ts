import type { Origin } from '@/lib/actor'
import type { Plaintext } from '@/lib/crypto/plaintext'
import type { RefusalCode } from '@/lib/errors'
import { readProviderAccount } from '@/lib/people/sign-in/provider-account'
import { signInByProvider } from '@/lib/people/sign-in/sign-in-by-provider'
import type { Provider } from '@/lib/providers/provider-with-secret'
import { refusalCodeOf } from './refusal-code'

/** Where a sign-in comes from, and how to end the session that the browser had before. */
export type SignInRequest = {
  origin: Origin
  replacePreviousSession: (sessionId: Plaintext) => Promise<void>
}

/** A session for the person whom these claims of the provider are about, or the code of the refusal. */
export async function signInOrCode(
  claims: unknown,
  provider: Provider,
  { origin, replacePreviousSession }: SignInRequest,
): Promise<Plaintext | RefusalCode> {
  try {
    const session = await signInByProvider(readProviderAccount(claims, provider), origin)
    await replacePreviousSession(session)
    return session
  } catch (error) {
    return refusalCodeOf(error)
  }
}
