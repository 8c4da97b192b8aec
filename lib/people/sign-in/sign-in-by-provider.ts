import type { Origin } from '@/lib/actor'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findFirstOrganization } from '@/lib/organizations/find-first-organization'
import { holdProvider } from '@/lib/providers/hold-provider'
import { noteSignIn } from '@/lib/providers/note-sign-in'
import { noteAccount } from '@/lib/request-notes'
import { keepProfile } from '../profile/keep-profile'
import { startSession } from '../sessions/start-session'
import type { ProviderAccount } from './provider-account'
import { recogniseAccount } from './recognise-account'
import { takeProviderRole } from './take-provider-role'

/**
 * Signs a person in by an OpenID provider, and answers the id of their session. If they have a
 * second factor here, they must still give it. The time of authentication is the provider's, which
 * may be long ago, and so are the methods. Their role follows their groups, and what it tells of
 * them is kept. Throws `Refusal` with `provider_failed` if the provider was switched off meanwhile,
 * and what `recogniseAccount` refuses with.
 */
export async function signInByProvider(
  account: ProviderAccount,
  origin: Origin,
): Promise<Plaintext> {
  const { provider, sid, groupsMissed } = account
  await noteSignIn(provider, { secretRefused: false, groupsMissed })
  const proven = await inTransaction(async (tx) => {
    await holdProvider(tx, provider)
    const person = await recogniseAccount(tx, account, origin)
    noteAccount(person.id)
    const { organizationId } = provider
    const onlyIn = organizationId === (await findFirstOrganization(tx)) ? null : organizationId
    const membership = person.memberships.find(
      (one) => organizationId === null || one.organizationId === organizationId,
    )
    if (!membership) throw new Refusal('stranger', 'disabled, or in no organization')
    await takeProviderRole(tx, { ...person, ...membership, origin }, account.role)
    await keepProfile(tx, person.id, account.profile)
    const { provenAt, amr } = account
    const { id: personId, sessionEpoch: epoch } = person
    return { personId, epoch, provenAt, amr, provider: { id: provider.id, sid }, onlyIn }
  })
  return startSession(proven, origin)
}
