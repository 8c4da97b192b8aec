import type { Origin } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findFirstOrganization } from '@/lib/organizations/find-first-organization'
import { insertMember } from '../member-store'
import { findAccount, lockEmail } from '../store'
import type { ProviderAccount } from './provider-account'
import { findByIdentity, findInvited, insertIdentity, isLinked } from './store'

/**
 * Finds the person of a provider's account, by its issuer and subject. The first time it looks for
 * a person with the verified email, and links the account for good. If there is none and a group
 * maps to a role, it adds a new person. A later owner of the same email at the provider gets no
 * access. Throws `Refusal` with `stranger` or `email_not_verified`.
 */
export async function recogniseAccount(tx: Tx, account: ProviderAccount, origin: Origin) {
  const { issuer, subject, email, verifiedEmail } = account
  const known = await findByIdentity(tx, issuer, subject)
  if (known) return known
  if (!verifiedEmail) throw new Refusal(email ? 'email_not_verified' : 'stranger', 'first sign-in')
  const person = await personWithEmail(tx, { ...account, verifiedEmail }, origin)
  if (!person) throw new Refusal('stranger', 'nobody with this email who is not linked yet')
  const link = { issuer, subject, personId: person.id, createdAt: now() }
  if (!(await insertIdentity(tx, link))) throw new Refusal('stranger', 'linked meanwhile')
  const [membership] = person.memberships
  if (membership) {
    const actor = { ...membership, personId: person.id, personName: person.name, origin }
    await recordEvent(tx, { ...actor, provenAt: now() }, 'person.provider_linked', {
      target: { kind: 'person', id: person.id, name: person.name },
      detail: { issuer },
    })
  }
  return person
}

type Verified = ProviderAccount & { verifiedEmail: string }

/**
 * Who has the account of this email here, if nobody at this provider is linked to them. If there is
 * none: whoever was invited, or a new person if a group maps to a role.
 */
async function personWithEmail(tx: Tx, account: Verified, origin: Origin) {
  const { issuer, verifiedEmail, role } = account
  await lockEmail(tx, verifiedEmail)
  const person = await findAccount(tx, verifiedEmail)
  if (person) return (await isLinked(tx, person.id, issuer)) ? null : person
  const organizationId = role ? await addNewcomer(tx, { ...account, role }, origin) : null
  return findInvited(tx, verifiedEmail, organizationId)
}

type Newcomer = Verified & { role: NonNullable<ProviderAccount['role']> }

/**
 * Adds a person for the account to the first organization, unless one with this email was invited to
 * it. Answers the organization.
 */
async function addNewcomer(tx: Tx, account: Newcomer, origin: Origin): Promise<string> {
  const organizationId = await findFirstOrganization(tx)
  if (!organizationId) throw new Refusal('stranger', 'there is no organization yet')
  const { verifiedEmail: email, role } = account
  const name = account.name ?? email
  const person = { id: newId('psn'), email, name, role, passwordDigest: null, createdAt: now() }
  if (!(await insertMember(tx, organizationId, person))) return organizationId
  const provider = { organizationId, personName: account.issuer, origin }
  await recordEvent(tx, provider, 'person.added', {
    target: { kind: 'person', id: person.id, name },
    detail: { role },
  })
  return organizationId
}
