import type { Tx } from '@/lib/db/client'
import { isRegistrationOpen } from '@/lib/policies/is-registration-open'
import { type Admission, findAdmissions, lockHost } from './allowed-host-store'

/**
 * The organization and the person to whom a new app belongs whose document is on this host: of the
 * organizations that admit the host and take new apps, the one that admitted it first, and whoever
 * admitted it there. Null when there is none. With `hold` the host stays admitted there until the
 * transaction ends, and others who ask with `hold` wait.
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
