import { canonicalJson } from '@/lib/crypto/canonical-json'
import { leafHash } from './merkle'

/** An event as its row is: every column by its name. */
export type EventRow = { id: string; at: Date } & Readonly<Record<string, unknown>>

/** An event that a seal covers. */
export type Leaf = { id: string; hash: Buffer }

const ID_BYTES = 16
const LEAF_BYTES = 48

/**
 * The leaf of an event: the columns that are not null, as canonical JSON, hashed (RFC 6962). So a column that
 * is added later changes no leaf.
 */
export function leafOf(row: EventRow): Leaf {
  const said = Object.entries(row).filter(([, value]) => value !== null)
  return { id: row.id, hash: leafHash(canonicalJson(Object.fromEntries(said))) }
}

/** Leaves as their row keeps them: id and hash, one after the other. */
export function packLeaves(leaves: readonly Leaf[]): Uint8Array<ArrayBuffer> {
  const parts = leaves.flatMap(({ id, hash }) => [Buffer.from(id.replaceAll('-', ''), 'hex'), hash])
  return new Uint8Array(Buffer.concat(parts))
}

/** What `packLeaves` has packed. */
export function unpackLeaves(packed: Uint8Array): Leaf[] {
  const bytes = Buffer.from(packed)
  return Array.from({ length: bytes.length / LEAF_BYTES }, (_, place) => {
    const leaf = bytes.subarray(place * LEAF_BYTES, (place + 1) * LEAF_BYTES)
    return { id: uuidOf(leaf.subarray(0, ID_BYTES)), hash: leaf.subarray(ID_BYTES) }
  })
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** When an id of version 7 was made (RFC 9562 §5.7). */
export function madeAt(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
}
