import { createHash } from 'node:crypto'

const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])

/** The hash of a leaf (RFC 6962 §2.1). */
export function leafHash(content: string): Buffer {
  return createHash('sha256').update(LEAF).update(content).digest()
}

/** The root of the Merkle tree over these hashes of leaves, in this order (RFC 6962 §2.1). */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest()
  let level = leaves
  while (level.length > 1) level = nextLevel(level)
  return level[0] as Buffer
}

/**
 * Pairs from the left; one that is left over rises as it is. That gives the same tree as the splits of the
 * RFC at the largest power of two.
 */
function nextLevel(level: readonly Buffer[]): Buffer[] {
  const next: Buffer[] = []
  for (let place = 0; place < level.length; place += 2) {
    const [left, right] = [level[place] as Buffer, level[place + 1]]
    next.push(right ? createHash('sha256').update(NODE).update(left).update(right).digest() : left)
  }
  return next
}
