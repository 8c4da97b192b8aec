import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { lockOrganization } from './lock-organization'
import { findNameOf, updateName } from './store'

/**
 * Gives an organization another name, and says so in its own audit log. The caller has checked that
 * the actor may. Throws `Refusal('not_found')`.
 */
export async function renameOrganizationRow(
  tx: Tx,
  actor: Actor,
  { id, name }: { id: string; name: string },
): Promise<void> {
  await lockOrganization(tx, id)
  const before = await findNameOf(tx, id)
  if (before === null) throw new Refusal('not_found', `no organization ${id}`)
  if (before === name) return
  await updateName(tx, id, name)
  const { personName, origin } = actor
  await recordEvent(tx, { organizationId: id, personName, origin }, 'organization.renamed', {
    target: { kind: 'organization', id, name },
    detail: { from: before },
  })
}
