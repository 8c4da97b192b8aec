import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'

/**
 * Administrators and support read the audit log of their organization. Developers read it per app.
 * Refuses with `not_found`, as if there were none.
 */
export function authorizeReader(actor: Actor): void {
  if (actor.role === 'developer') throw new Refusal('not_found', 'a developer')
}
