import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { newId } from '@/lib/crypto/random'
import { inTransaction, type Tx } from '@/lib/db/client'
import { createOrganization } from '@/lib/organizations/create-organization'
import { findColleague } from '../find-colleague'
import { makeMailedLink } from '../invitations/mail-link'
import { insertMember, insertMembership } from '../member-store'
import { requireStepUp } from '../require-step-up'
import { deleteUnusedLinks, findAccount, lockEmail } from '../store'
import { authorizeInstallation } from './authorize-installation'
import type { NewOrganizationInput } from './organization-input'

/** The link is null where the administrator has an account already: they only switch. */
export type AddedOrganization = { organizationId: string; link: Plaintext | null }

/**
 * Creates an organization with its first administrator. A colleague with this email becomes a member at
 * once. Anybody else gets a one-time link, valid for seven days, with which they choose a password or
 * join with the account they have: another organization may have given this email to somebody else. Throws `Refusal` with `forbidden` or `step_up_required`.
 */
export async function addOrganization(
  actor: Actor,
  input: NewOrganizationInput,
): Promise<AddedOrganization> {
  return inTransaction(async (tx) => {
    await authorizeInstallation(tx, actor)
    requireStepUp(actor)
    const { organizationName, name, email } = input
    const { personName, origin } = actor
    await lockEmail(tx, email)
    const organizationId = await createOrganization(tx, { organizationName, personName, origin })
    const account = await findOwnAccount(tx, actor, email)
    const person = account ?? { id: newId('psn'), name }
    const founder = { organizationId, personName, origin }
    if (account) await join(tx, { organizationId, personId: account.id })
    else await invite(tx, organizationId, { id: person.id, name, email })
    await recordEvent(tx, founder, 'person.added', {
      target: { kind: 'person', id: person.id, name: person.name },
      detail: { role: 'administrator' },
    })
    if (account) return { organizationId, link: null }
    const inviting = { ...actor, organizationId }
    const link = await makeMailedLink(tx, inviting, { personId: person.id, kind: 'invitation' })
    return { organizationId, link }
  })
}

/** The account of this email, if it belongs to the actor's organization. */
async function findOwnAccount(tx: Tx, { organizationId }: Actor, email: string) {
  const [account, colleague] = [
    await findAccount(tx, email),
    await findColleague(tx, organizationId, email),
  ]
  return account?.id === colleague?.id ? account : null
}

async function join(tx: Tx, membership: { organizationId: string; personId: string }) {
  await deleteUnusedLinks(tx, membership.personId)
  await insertMembership(tx, { ...membership, role: 'administrator', createdAt: now() })
}

async function invite(
  tx: Tx,
  organizationId: string,
  person: { id: string; name: string; email: string },
) {
  const about = { passwordDigest: null, createdAt: now(), role: 'administrator' as const }
  await insertMember(tx, organizationId, { ...person, ...about })
}
