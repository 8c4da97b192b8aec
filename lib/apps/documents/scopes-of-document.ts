import { findOpenScopes } from '@/lib/apis/find-open-scopes'
import type { Tx } from '@/lib/db/client'
import type { AppRecord } from '../store'

/**
 * The scopes of an app whose document is read again: those that it names, and those that the app has
 * asked for and every app gets. Few documents name scopes, because many servers read them.
 */
export async function scopesOfDocument(
  tx: Tx,
  { organizationId, scopes }: AppRecord,
  named: readonly string[],
): Promise<string[]> {
  const others = scopes.filter((scope) => !named.includes(scope))
  const open = await findOpenScopes(tx, organizationId, others)
  return [...named, ...others.filter((scope) => open.includes(scope))]
}
