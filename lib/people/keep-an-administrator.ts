import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { countActiveAdministrators } from './store'

/**
 * Looks, after a change and before its commit, whether somebody is left who can administer the
 * organization: enabled, and with a password, since an invitation may never be taken up. The
 * organization must be locked, or two changes could each count on the other's person. Throws
 * `Refusal('last_administrator')`.
 */
export async function keepAnAdministrator(tx: Tx, organizationId: string): Promise<void> {
  if ((await countActiveAdministrators(tx, organizationId)) === 0) {
    throw new Refusal('last_administrator', organizationId)
  }
}
