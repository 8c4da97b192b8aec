import type { Actor } from '@/lib/actor'
import { findTakenIds } from '@/lib/apps/find-taken-ids'
import { db, inTransaction, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findFutureOwner } from '@/lib/people/find-future-owner'
import { IMPORT_CLIENTS_MAX, type ImportView } from './client-import'
import { authorizeImport, changingImport, findImport } from './find-import'
import { readForeignClient } from './foreign-client'
import type { ClientBatch } from './import-input'
import { planClient } from './plan-client'
import type { CheckedClient } from './planned-client'
import { findLines, insertRows, updateImport } from './store'
import { viewImport } from './view-import'

/**
 * Takes clients of the file in its order, checks each, and keeps what will be registered: digests in
 * the place of secrets. What has arrived before is passed over, so that whoever was interrupted sends
 * from `received` on, or the last piece again. Refuses with `forbidden`, `not_found`, `import_over`,
 * and with `invalid_input` for a gap or too many clients.
 */
export async function receiveClients(
  actor: Actor,
  importId: string,
  { at, clients }: ClientBatch,
): Promise<ImportView> {
  const { received } = await findImport(actor, importId)
  if (at > received) throw new Refusal('invalid_input', 'gap', { at: `Send from ${received} on.` })
  if (at + clients.length > IMPORT_CLIENTS_MAX) {
    const sentence = `One import takes ${IMPORT_CLIENTS_MAX} clients.`
    throw new Refusal('invalid_input', 'too many', { clients: sentence })
  }
  const fresh = clients.slice(received - at).map(readForeignClient)
  const checked: CheckedClient[] = []
  const ownerOf = ownersOf(actor)
  for (const client of fresh) checked.push(await planClient(client, ownerOf))
  return inTransaction(async (tx) => {
    const record = await changingImport(tx, actor, { importId, states: ['receiving'] })
    // Another request has sent the same piece meanwhile.
    if (record.received !== received || checked.length === 0) return viewImport(record)
    await addChecked(tx, { importId, from: received }, checked)
    return viewImport(await authorizeImport(tx, actor, importId))
  })
}

/** Many clients have the same owner. */
function ownersOf({ organizationId }: Actor): (email: string) => Promise<string | null> {
  const known = new Map<string, Promise<string | null>>()
  return (typed) => {
    const email = typed.toLowerCase()
    const found =
      known.get(email) ??
      findFutureOwner(db(), organizationId, email).then((person) => person?.id ?? null)
    known.set(email, found)
    return found
  }
}

async function addChecked(
  tx: Tx,
  { importId, from }: { importId: string; from: number },
  checked: readonly CheckedClient[],
): Promise<void> {
  const ids = checked.map(({ clientId }) => clientId)
  const [lines, taken] = await Promise.all([findLines(tx, importId, ids), findTakenIds(tx, ids)])
  const rows = checked.map((client, at) => {
    const before = lines.get(client.clientId)
    if (client.verdict === 'refused') return client
    if (before !== undefined) return refused(client, `Client ${before + 1} has the same client ID.`)
    if (taken.has(client.clientId))
      return refused(client, 'An app here has this client ID already.')
    lines.set(client.clientId, from + at)
    return client
  })
  await insertRows(tx, { importId, from }, rows)
  const ended = rows.filter(({ verdict }) => verdict === 'refused').length
  await updateImport(tx, importId, {
    received: from + rows.length,
    refused: { increment: ended },
  })
}

function refused(client: CheckedClient, note: string): CheckedClient {
  return { ...client, verdict: 'refused', notes: [note], planned: null }
}
