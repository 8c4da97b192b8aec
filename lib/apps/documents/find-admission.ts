import type { Tx } from '@/lib/db/client'
import { isRegistrationOpen } from '@/lib/policies/is-registration-open'
import { type Admission, findAdmissions, lockHost } from './allowed-host-store'

/**
 * Finds the organization and the owner for a new app whose document is on this host. It looks at
 * organizations that allow the host and take new apps. The one that allowed the host first gets the
 * app, and the person who allowed it there becomes the owner. Null when there is none. With `hold`
 * the host stays allowed there until the transaction ends, and other callers with `hold` wait.
 */
export async function findAdmission(
  tx: Tx,
  host: string,
  { hold = false }: { hold?: boolean } = {},
): Promise<Admission | null> {
  const admission = await findOpenAdmission(tx, host)
  if (!admission || !hold) return admission
  return (await lockHost(tx, admission.organizationId, host)) ? admission : null
}

async function findOpenAdmission(tx: Tx, host: string): Promise<Admission | null> {
  for (const admission of await findAdmissions(tx, host)) {
    if (await isRegistrationOpen(tx, admission.organizationId)) return admission
  }
  return null
}
