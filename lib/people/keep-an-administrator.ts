import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { countActiveAdministrators } from './administrator-store'

/**
 * Call it after a change and before its commit. It checks that the organization still has an
 * administrator who is enabled and has a password; an invited one does not count, because they may
 * never accept. Lock the organization first, or two changes at once could each rely on the other's
 * administrator. Throws `Refusal('last_administrator')`.
 */
export async function keepAnAdministrator(tx: Tx, organizationId: string): Promise<void> {
  if ((await countActiveAdministrators(tx, organizationId)) === 0) {
    throw new Refusal('last_administrator', organizationId)
  }
}
