import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findPolicyOfApp } from '@/lib/policies/find-policy'
import { type ChosenEnd, limitsOf, refusedNotice } from './secret-limits'

/**
 * Refuses with `invalid_input` at `oldEnds` an end of the old secret that comes earlier after its
 * successor than the policy says. A revocation is no rotation, and is never refused so.
 */
export async function refuseShortNotice(
  tx: Tx,
  app: { organizationId: string; appId: string },
  end: ChosenEnd,
): Promise<void> {
  const oldEnds = refusedNotice(limitsOf(await findPolicyOfApp(tx, app)), end)
  if (oldEnds) throw new Refusal('invalid_input', 'the end of an old secret', { oldEnds })
}
