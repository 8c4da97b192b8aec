import type { Tx } from '@/lib/db/client'
import { BUILT_IN_SCOPES, type DescribedScope, MANAGEMENT } from './api'
import { findScopes } from './store'

/**
 * Describes these scopes, in the given order. A scope that is not built in, nor the management
 * API's, and belongs to no API of the organization gets no sentence.
 */
export async function describeScopes(
  tx: Tx,
  organizationId: string,
  scopes: readonly string[],
): Promise<DescribedScope[]> {
  const found = await findScopes(tx, organizationId, scopes)
  return scopes.map((name) => {
    const builtIn = BUILT_IN_SCOPES.find((scope) => scope.name === name)
    if (builtIn) return { name, sentence: builtIn.sentence, api: null }
    const row = found.find((scope) => scope.name === name)
    const ours = row ? undefined : MANAGEMENT.find((scope) => scope.name === name)
    return { name, sentence: row?.description ?? ours?.sentence ?? null, api: row?.api ?? null }
  })
}
