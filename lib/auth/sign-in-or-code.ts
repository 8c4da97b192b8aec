import type { Origin } from '@/lib/actor'
import type { Plaintext } from '@/lib/crypto/plaintext'
import type { RefusalCode } from '@/lib/errors'
import type { ProviderAccount } from '@/lib/people/sign-in/provider-account'
import { signInByProvider } from '@/lib/people/sign-in/sign-in-by-provider'
import { refusalCodeOf } from './refusal-code'

/** Where a sign-in comes from, and how to end the session that the browser had before. */
export type SignInRequest = {
  origin: Origin
  replacePreviousSession: (sessionId: Plaintext) => Promise<void>
}

/** A session for the person of this account, or the code of the refusal. */
export async function signInOrCode(
  account: ProviderAccount,
  { origin, replacePreviousSession }: SignInRequest,
): Promise<Plaintext | RefusalCode> {
  try {
    const session = await signInByProvider(account, origin)
    await replacePreviousSession(session)
    return session
  } catch (error) {
    return refusalCodeOf(error)
  }
}
