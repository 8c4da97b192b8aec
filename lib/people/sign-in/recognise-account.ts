import type { Origin } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findFirstOrganization } from '@/lib/organizations/find-first-organization'
import { environmentProvider } from '@/lib/providers/environment-provider'
import { insertMember } from '../member-store'
import { findAccount, lockEmail } from '../store'
import type { ProviderAccount } from './provider-account'
import { countMemberships, findByIdentity, findInvited, findLinks, insertIdentity } from './store'

/**
 * Finds the person of a provider's account, by its issuer and subject. The first time it looks for
 * a person with the verified email, and links the account for good. If there is none and a group
 * maps to a role, it adds a new person. A later owner of the same email at the provider gets no
 * access. A provider of an organization signs in its people only. Throws `Refusal` with `stranger`,
 * `email_not_sent`, `domain_not_believed`, `email_not_verified`, `linked_elsewhere` or
 * `groups_not_sent`.
 */
export async function recogniseAccount(tx: Tx, account: ProviderAccount, origin: Origin) {
  const { issuer, subject, provider } = account
  const known = await findByIdentity(tx, issuer, subject)
  if (known) {
    if (isOfOrganization(known, account)) return known
    throw new Refusal('stranger', 'of another organization')
  }
  const verifiedEmail = addressOf(account)
  const person = await personWithEmail(tx, { ...account, verifiedEmail }, origin)
  if (!person) {
    const code = account.groupsMissed ? 'groups_not_sent' : 'stranger'
    throw new Refusal(code, 'nobody with this email who is not linked yet')
  }
  const providerId = provider.organizationId === null ? null : provider.id
  const link = { issuer, subject, providerId, personId: person.id, createdAt: now() }
  if (!(await insertIdentity(tx, link))) throw new Refusal('stranger', 'linked meanwhile')
  const membership = person.memberships.find((one) =>
    isOfOrganization({ memberships: [one] }, account),
  )
  if (membership) {
    const actor = { ...membership, personId: person.id, personName: person.name, origin }
    await recordEvent(tx, { ...actor, provenAt: now() }, 'person.provider_linked', {
      target: { kind: 'person', id: person.id, name: person.name },
      detail: { issuer },
    })
  }
  return person
}

/** The address by which an account that is not linked yet may be found. */
function addressOf({ email, verifiedEmail, isOfDomain }: ProviderAccount): string {
  if (verifiedEmail) return verifiedEmail
  if (!email) throw new Refusal('email_not_sent', 'first sign-in')
  throw new Refusal(isOfDomain ? 'email_not_verified' : 'domain_not_believed', 'first sign-in')
}

type Someone = { memberships: { organizationId: string }[] }

/** Whether the provider may sign this person in. The environment's signs in everybody. */
function isOfOrganization({ memberships }: Someone, { provider }: ProviderAccount): boolean {
  const { organizationId } = provider
  return organizationId === null || memberships.some((one) => one.organizationId === organizationId)
}

/**
 * Whether an organization's provider would get hold of an account that belongs to another organization,
 * too, be it disabled there. The first organization of the installation may.
 */
async function isElsewhereToo(tx: Tx, { id }: { id: string }, { provider }: ProviderAccount) {
  if (provider.organizationId === null || (await countMemberships(tx, id)) === 1) return false
  return provider.organizationId !== (await findFirstOrganization(tx))
}

type Verified = ProviderAccount & { verifiedEmail: string }

/**
 * Who has the account of this email here, if no account at a provider is linked to them. If there is
 * none: whoever was invited, or a new person if a group maps to a role.
 */
async function personWithEmail(tx: Tx, account: Verified, origin: Origin) {
  const { verifiedEmail, role, provider } = account
  await lockEmail(tx, verifiedEmail)
  const person = await findAccount(tx, verifiedEmail)
  if (person) {
    if (!isOfOrganization(person, account)) return null
    if (await isElsewhereToo(tx, person, account)) return null
    return (await isBound(tx, person.id, account)) ? null : person
  }
  const joined = role ? await addNewcomer(tx, { ...account, role }, origin) : null
  return findInvited(tx, verifiedEmail, joined ?? provider.organizationId)
}

/**
 * Whether the person is bound to another account: of the same issuer, or of another provider that is
 * still there. A provider that was removed took its links along; of the environment's providers the
 * present one counts.
 */
async function isBound(tx: Tx, personId: string, { issuer }: Verified): Promise<boolean> {
  const links = await findLinks(tx, personId)
  if (links.some((link) => link.issuer === issuer)) return true
  const ofEnvironment = environmentProvider()?.issuer
  const isElsewhere = links.some(
    (link) => link.providerId !== null || link.issuer === ofEnvironment,
  )
  if (isElsewhere) throw new Refusal('linked_elsewhere', 'another provider signs this person in')
  return false
}

type Newcomer = Verified & { role: NonNullable<ProviderAccount['role']> }

/**
 * Adds a person for the account to the provider's organization, or to the first one for the
 * environment's, unless one with this email was invited to it. Answers the organization.
 */
async function addNewcomer(tx: Tx, account: Newcomer, origin: Origin): Promise<string> {
  const organizationId = account.provider.organizationId ?? (await findFirstOrganization(tx))
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
