import type { Tx } from '@/lib/db/client'
import { findAppNames } from './store'

/**
 * The names of these apps of the organization by id, for lines that store only an id. An app that is
 * gone for good has none. The caller has decided that they may be seen.
 */
export function nameApps(
  tx: Tx,
  organizationId: string,
  appIds: Iterable<string>,
): Promise<Map<string, string>> {
  return findAppNames(tx, organizationId, [...new Set(appIds)])
}
