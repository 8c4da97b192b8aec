import type { Actor } from '@/lib/actor'
import { config } from '@/lib/config'
import { db } from '@/lib/db/client'
import { relyingParty } from './relying-party'
import type { AuthenticationMethods } from './second-factor'
import { findFactors } from './store'

/** How this person can authenticate in this session. */
export async function listAuthenticationMethods(
  person: Pick<Actor, 'personId'>,
): Promise<AuthenticationMethods> {
  const found = await findFactors(db(), person.personId)
  return {
    password: Boolean(found?.passwordDigest),
    code: Boolean(found?.totp?.confirmedAt),
    passkey: Boolean(found?.passkeys.length) && relyingParty() !== null,
    recovery: Boolean(found?._count.recoveryCodes),
    provider: found?.identities.length ? (config().provider?.name ?? null) : null,
  }
}
