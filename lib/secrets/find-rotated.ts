import type { Tx } from '@/lib/db/client'
import { formatHint } from './secret'
import { findNamed } from './store'

/** What these secrets are known by, whether they have ended or not, by id. */
export async function findRotated(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { id: string; name: string; hint: string }>> {
  const rows = await findNamed(tx, ids)
  return new Map(rows.map((row) => [row.id, { id: row.id, name: row.name, hint: formatHint(row) }]))
}
