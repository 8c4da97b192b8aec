import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { findProvidersOfLinks } from '@/lib/providers/find-providers-of-links'
import { relyingParty } from './relying-party'
import type { AuthenticationMethods } from './second-factor'
import { findFactors } from './store'

/**
 * How this person can authenticate in a step-up: with the password only where there is no second
 * factor.
 */
export async function listAuthenticationMethods(
  person: Pick<Actor, 'personId'>,
): Promise<AuthenticationMethods> {
  const found = await findFactors(db(), person.personId)
  const code = Boolean(found?.totp?.confirmedAt)
  const hasPasskey = Boolean(found?.passkeys.length)
  return {
    password: Boolean(found?.passwordDigest) && !code && !hasPasskey,
    code,
    passkey: hasPasskey && relyingParty() !== null,
    recovery: Boolean(found?._count.recoveryCodes),
    providers: await findProvidersOfLinks(found?.identities ?? []),
  }
}
