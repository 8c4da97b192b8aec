import { BATCH_CLIENTS_MAX } from '@/lib/import/client-import'
import type { RawClient } from '@/lib/import/split-file'

/** A server action takes 1 MB. */
const PIECE_CHARACTERS = 500_000

/** The clients in pieces that fit one request each, in their order. */
export function inPieces(clients: readonly RawClient[]): { at: number; clients: RawClient[] }[] {
  const pieces: { at: number; clients: RawClient[] }[] = []
  let size = Number.POSITIVE_INFINITY
  for (const [at, client] of clients.entries()) {
    const length = JSON.stringify(client).length
    const last = pieces.at(-1)
    if (!last || size + length > PIECE_CHARACTERS || last.clients.length === BATCH_CLIENTS_MAX) {
      pieces.push({ at, clients: [client] })
      size = length
    } else {
      last.clients.push(client)
      size += length
    }
  }
  return pieces
}
