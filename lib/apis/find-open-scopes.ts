import type { Tx } from '@/lib/db/client'
import { findOpenScopeNames } from './store'

/**
 * The scopes among `names` that an API of the organization gives to every app that acts for people.
 * By name; scopes of no API are not among them.
 */
export async function findOpenScopes(
  tx: Tx,
  organizationId: string,
  names: readonly string[],
): Promise<string[]> {
  return names.length === 0 ? [] : findOpenScopeNames(tx, organizationId, names)
}
