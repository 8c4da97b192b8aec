import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'

/** Changes the name of somebody who is a member of this organization alone. False if they are not. */
export async function updateNameOfOwn(
  tx: Tx,
  organizationId: string,
  { personId, name }: { personId: string; name: string },
): Promise<boolean> {
  const { count } = await tx.person.updateMany({
    where: { id: personId, memberships: { every: { organizationId } } },
    data: { name, changedAt: now() },
  })
  return count === 1
}
