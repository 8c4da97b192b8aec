import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import type { ScopeLine } from './scope-lines'
import { findScopes } from './store'

/**
 * Refuses with `invalid_input` if a line names a scope of another API, because a scope belongs to
 * one API of its organization. Lock the organization first.
 */
export async function refuseTakenScopes(
  tx: Tx,
  api: { id: string; organizationId: string },
  lines: readonly ScopeLine[],
): Promise<void> {
  const names = lines.map(({ name }) => name)
  const found = await findScopes(tx, api.organizationId, names)
  const taken = found.filter((scope) => scope.api.id !== api.id)
  if (taken.length === 0) return
  const complaints = lines.flatMap(({ line, name }) => {
    const owner = taken.find((scope) => scope.name === name)?.api.name
    return owner ? [`Line ${line} is a scope of “${owner}” already.`] : []
  })
  throw new Refusal('invalid_input', 'scopes of another API', { scopes: complaints.join(' ') })
}
