import { NO_ORIGIN, type Origin } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { inTransaction, type Tx } from '@/lib/db/client'
import { createOrganization } from '@/lib/organizations/create-organization'
import { claimEmail } from '../claim-email'
import { insertMember } from '../member-store'
import { checkPasswordStrength } from '../passwords/check-password-strength'
import { digestPassword } from '../passwords/password-digest'
import type { FirstAdministratorInput } from '../person-input'

export type FirstAdministrator = { personId: string; organizationId: string }

/**
 * Creates an organization and its first administrator. There is no actor yet. The caller must have
 * checked that this is allowed (an empty installation, a set-up link, a seed). Throws `Refusal`
 * with `invalid_input` or `email_taken`.
 */
export async function createFirstAdministrator(
  input: FirstAdministratorInput,
  origin: Origin = NO_ORIGIN,
): Promise<FirstAdministrator> {
  const write = await prepareFirstAdministrator(input, origin)
  return inTransaction(write)
}

/** The same in two parts: does the slow part at once, and answers the part for the transaction. */
export async function prepareFirstAdministrator(
  input: FirstAdministratorInput,
  origin: Origin,
): Promise<(tx: Tx) => Promise<FirstAdministrator>> {
  const { organizationName, password, ...person } = input
  await checkPasswordStrength(password, person)
  const passwordDigest = await digestPassword(password, person)
  return async (tx) => {
    const by = { organizationName, personName: person.name, origin }
    await claimEmail(tx, { id: null, email: person.email })
    const organizationId = await createOrganization(tx, by)
    const member = { ...person, id: newId('psn'), passwordDigest, createdAt: now() }
    await insertMember(tx, organizationId, { ...member, role: 'administrator' })
    const actor = { organizationId, personName: person.name, origin }
    await recordEvent(tx, actor, 'person.added', {
      target: { kind: 'person', id: member.id, name: person.name },
      detail: { role: 'administrator' },
    })
    return { personId: member.id, organizationId }
  }
}
