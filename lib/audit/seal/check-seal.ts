import { db } from '@/lib/db/client'
import type { Finding } from './finding'
import { type EventRow, type Leaf, leafOf, madeAt, unpackLeaves } from './leaves'
import { merkleRoot } from './merkle'
import { isSignedBy, type SealKey } from './seal-key'
import { LATE_MS, readStatement, type SealStatement, statementHash } from './statement'
import { findEventRows, type SealWithLeaves, type StoredSeal } from './store'

type Chain = { organizationId: string; keys: readonly SealKey[]; previous: StoredSeal | null }

/** What is wrong with the seal itself: its number, its signature, and that it follows on the one before. */
export function checkLink(chain: Chain, seal: StoredSeal): Finding | null {
  const number = (chain.previous?.number ?? 0) + 1
  if (seal.number !== number) return { kind: 'seal_missing', seal: number }
  const said = readStatement(seal.statement)
  if (!said) return { kind: 'seal_changed', seal: number }
  const key = chain.keys.find(({ id }) => id === said.key)
  if (!key) return { kind: 'foreign_key', seal: number }
  const isWhole = isSignedBy(key, seal.statement, seal.signature) && followsOn(chain, said)
  return isWhole ? null : { kind: 'seal_changed', seal: number }
}

function followsOn({ organizationId, previous }: Chain, said: SealStatement): boolean {
  const before = previous && readStatement(previous.statement)
  return (
    said.organization === organizationId &&
    said.number === (before?.number ?? 0) + 1 &&
    said.previous === (previous ? statementHash(previous.statement) : null) &&
    said.total === (before?.total ?? 0) + said.count &&
    said.expired >= (before?.expired ?? 0) &&
    said.expired < said.number
  )
}

/**
 * What is wrong with the events of a seal whose link is right: the first that was changed, removed or dated
 * back. Without a list there is nothing to compare: that is right for events that have expired only.
 */
export async function checkEvents(
  organizationId: string,
  seal: SealWithLeaves,
  expired: number,
): Promise<Finding | null> {
  const said = readStatement(seal.statement)
  const wrongList = { kind: 'list_changed', seal: seal.number } as const
  if (!said) return wrongList
  if (!seal.leaves) return seal.number <= expired || said.count === 0 ? null : wrongList
  const leaves = unpackLeaves(seal.leaves)
  const root = merkleRoot(leaves.map(({ hash }) => hash)).toString('base64url')
  if (leaves.length !== said.count || root !== said.root) return wrongList
  if (leaves.length === 0) return null
  const ids = leaves.map(({ id }) => id)
  const rows = await findEventRows(db(), organizationId, ids)
  return firstOfLeaves(leaves, rows) ?? firstDatedBack(rows, said.since)
}

function firstOfLeaves(leaves: readonly Leaf[], rows: readonly EventRow[]): Finding | null {
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { id, hash } of leaves) {
    const row = byId.get(id)
    if (!row) return { kind: 'removed', event: id }
    if (!leafOf(row).hash.equals(hash)) return { kind: 'changed', event: id }
  }
  return null
}

/** The first of these events whose time is before the one since which they can have been written. */
export function firstDatedBack(rows: readonly EventRow[], since: string | null): Finding | null {
  if (since === null) return null
  const earliest = new Date(Date.parse(since) - LATE_MS)
  const found = rows.find(({ id, at }) => at < earliest || madeAt(id) < earliest)
  return found ? { kind: 'dated_back', event: found.id } : null
}
