import type { Tx } from '@/lib/db/client'
import { type Admission, findFirstAdmission, holdHost } from './admitted-host-store'

/**
 * To which organization a new app belongs whose document is on this host, and to whom there: of
 * the organizations that admit it and take new apps, the one that admitted it first. Null when there
 * is none. With `hold` the host stays admitted there until the transaction ends, and others who ask
 * so wait.
 */
export async function findAdmission(
  tx: Tx,
  host: string,
  { hold = false }: { hold?: boolean } = {},
): Promise<Admission | null> {
  const admission = await findFirstAdmission(tx, host)
  if (!admission || !hold) return admission
  return (await holdHost(tx, admission.organizationId, host)) ? admission : null
}
