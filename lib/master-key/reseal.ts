import { Unsealable } from '@/lib/crypto/seal'
import { markOf, sealFor, unsealFor } from '@/lib/crypto/sealed'
import { masterKeys, type Purpose } from '@/lib/keys'

/** How many rows were sealed anew, and how many no known key could open. */
export type Resealed = { resealed: number; unreadable: number }

/** A row's sealed value before and after, for an update that passes over what was written since. */
export type Replacement<Row> = { row: Row; sealed: Buffer }

export type SealedRows<Row> = {
  purpose: Purpose
  /** What the value is bound to. */
  contextOf: (row: Row) => string
  /** The next rows, in the order of their key, whose value does not begin with this mark. */
  page: (after: Row | null, mark: Buffer) => Promise<Row[]>
  /** Writes the new values of rows that have not changed meanwhile. */
  replace: (rows: Replacement<Row>[]) => Promise<void>
}

/** Goes once through all rows and seals under the newest master key whatever is sealed under another. */
export async function reseal<Row extends { sealed: Uint8Array }>(
  rows: SealedRows<Row>,
): Promise<Resealed> {
  const counts = { resealed: 0, unreadable: 0 }
  const mark = markOf(masterKeys().known[0].key)
  let page = await rows.page(null, mark)
  while (page.length > 0) {
    const anew = page.flatMap((row) => sealAnew(rows, row))
    await rows.replace(anew)
    counts.resealed += anew.length
    counts.unreadable += page.length - anew.length
    page = await rows.page(page.at(-1) ?? null, mark)
  }
  return counts
}

function sealAnew<Row extends { sealed: Uint8Array }>(
  { purpose, contextOf }: SealedRows<Row>,
  row: Row,
): Replacement<Row>[] {
  try {
    const context = contextOf(row)
    const clear = unsealFor(purpose, context, Buffer.from(row.sealed))
    return [{ row, sealed: sealFor(purpose, context, clear) }]
  } catch (error) {
    if (error instanceof Unsealable) return []
    throw error
  }
}
