import { db } from '@/lib/db/client'
import { findCredentials } from './credential-store'
import type { Credential } from './usage'

/**
 * What is shown of a key or federated credential that was removed: its uses are kept for a while.
 */
export function removedKey(id: string): Credential {
  const federated = id.startsWith('fed_')
  const name = federated ? 'Removed federated credential' : 'Removed key'
  return { kind: federated ? 'federated' : 'key', id, name, hint: null, active: false }
}

/** A row with its credential in place of the id; null for a row that has none. */
export type Named<Row> = Omit<Row, 'credentialId'> & { credential: Credential | null }

/** Names the credential of each row, active or not at `at`. */
export async function nameCredentials<Row extends { credentialId: string }>(
  rows: readonly Row[],
  at: Date,
): Promise<Named<Row>[]> {
  const ids = [...new Set(rows.map(({ credentialId }) => credentialId))].filter(Boolean)
  const found = ids.length > 0 ? await findCredentials(db(), { ids, at }) : []
  const byId = new Map(found.map((credential) => [credential.id, credential]))
  return rows.map(({ credentialId, ...row }) => ({
    ...row,
    credential: credentialId ? (byId.get(credentialId) ?? removedKey(credentialId)) : null,
  }))
}
