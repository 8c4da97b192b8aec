import type { Origin } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import type { Tx } from '@/lib/db/client'
import { insertOrganization } from './store'

/**
 * Creates an organization and returns its id. Call it in the transaction that adds the first
 * administrator; the audit log names that person.
 */
export async function createOrganization(
  tx: Tx,
  by: { organizationName: string; personName: string; origin: Origin },
): Promise<string> {
  const { organizationName: name, personName, origin } = by
  const organizationId = newId('org')
  await insertOrganization(tx, { id: organizationId, name, createdAt: now() })
  await recordEvent(tx, { organizationId, personName, origin }, 'organization.created', {
    target: { kind: 'organization', id: organizationId, name },
  })
  return organizationId
}
