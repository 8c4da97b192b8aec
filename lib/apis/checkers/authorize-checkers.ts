import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { authorizeDecision } from '../permissions/authorize-decision'
import type { Checked } from './checker'

/**
 * Answers the API's name, or null for every token, to somebody who may decide who checks them: the
 * administrators, and for one API its owner too. Refuses with `forbidden` and `not_found`.
 */
export async function authorizeCheckers(
  tx: Tx,
  actor: Actor,
  checked: Checked,
): Promise<string | null> {
  if (checked !== null) return (await authorizeDecision(tx, actor, checked)).name
  authorizeAdministrator(actor)
  return null
}
