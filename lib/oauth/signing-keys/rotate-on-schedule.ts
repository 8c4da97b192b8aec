import type { SigningAlgorithm } from '@/lib/apps/fields/signing-algorithm'
import { byKeyturn } from '@/lib/audit/record-event'
import { now, secondsAfter } from '@/lib/clock'
import { db, inTransaction, type Tx } from '@/lib/db/client'
import { log } from '@/lib/log'
import { findFirstOrganization } from '@/lib/organizations/find-first-organization'
import { distrustKeyRing } from './key-ring'
import { publishedKeys } from './load-signing-keys'
import { makePrivateKeys } from './make-signing-key'
import { moveOn, recordRotation } from './rotate-signing-key'
import {
  keyOf,
  PUBLISHED_AFTER_SECONDS,
  PUBLISHED_AHEAD_SECONDS,
  RINGS,
  SIGNS_FOR_SECONDS,
} from './signing-key'
import { deleteRetiredKeys, lockSigningKeys, type StoredKey } from './store'

/**
 * Rotates the signing key of each ring every 90 days, once the next one has been published for a day.
 * Removes keys that were retired longer ago than the longest life of a token. Answers whether it
 * rotated. Several processes may call it at once.
 */
export async function rotateSigningKeysOnSchedule(): Promise<boolean> {
  const seen = await publishedKeys(db())
  const successors = await makePrivateKeys(RINGS.filter(({ algorithm }) => isDue(seen, algorithm)))
  const rotated = await inTransaction(async (tx) => {
    await lockSigningKeys(tx)
    await deleteRetiredKeys(tx, secondsAfter(now(), -PUBLISHED_AFTER_SECONDS))
    const keys = await publishedKeys(tx)
    const moves: Move[] = []
    for (const successor of successors) {
      const { algorithm } = successor
      if (isDue(keys, algorithm)) moves.push({ algorithm, ...(await moveOn(tx, keys, successor)) })
    }
    await recordInFirst(tx, moves)
    return moves
  })
  if (rotated.length === 0) return false
  distrustKeyRing()
  for (const move of rotated) {
    log.info({ event: 'signing_key_rotated', ...move }, 'the signing key was rotated')
  }
  return true
}

type Move = Parameters<typeof recordRotation>[2]

/** The rotations stand in the log of the organization that runs the installation. */
async function recordInFirst(tx: Tx, moves: readonly Move[]): Promise<void> {
  const organizationId = await findFirstOrganization(tx)
  if (!organizationId) return
  const keyturn = byKeyturn(organizationId)
  for (const move of moves) await recordRotation(tx, keyturn, move)
}

function isDue(keys: StoredKey[], algorithm: SigningAlgorithm): boolean {
  const current = keyOf(keys, { algorithm, status: 'current' })
  const next = keyOf(keys, { algorithm, status: 'next' })
  if (!current || !next) return false
  const since = current.activatedAt ?? current.createdAt
  return (
    since <= secondsAfter(now(), -SIGNS_FOR_SECONDS) &&
    next.createdAt <= secondsAfter(now(), -PUBLISHED_AHEAD_SECONDS)
  )
}
