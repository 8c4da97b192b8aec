import { now, secondsAfter } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { log } from '@/lib/log'
import { distrustKeyRing } from './key-ring'
import { publishedKeys } from './load-signing-keys'
import { moveOn } from './rotate-signing-key'
import { PUBLISHED_AFTER_SECONDS, PUBLISHED_AHEAD_SECONDS, SIGNS_FOR_SECONDS } from './signing-key'
import { deleteRetiredKeys, lockSigningKeys, type StoredKey } from './store'

/**
 * Rotates the signing key every 90 days, once the next one has been published for a day. Removes
 * keys that were retired longer ago than the longest life of a token. Answers whether it rotated.
 * Several processes may call it at once.
 */
export async function rotateSigningKeysOnSchedule(): Promise<boolean> {
  const rotated = await inTransaction(async (tx) => {
    await lockSigningKeys(tx)
    await deleteRetiredKeys(tx, secondsAfter(now(), -PUBLISHED_AFTER_SECONDS))
    if (!isDue(await publishedKeys(tx))) return null
    return moveOn(tx)
  })
  if (!rotated) return false
  distrustKeyRing()
  log.info({ event: 'signing_key_rotated', ...rotated }, 'the signing key was rotated')
  return true
}

function isDue(keys: StoredKey[]): boolean {
  const current = keys.find((key) => key.status === 'current')
  const next = keys.find((key) => key.status === 'next')
  if (!current || !next) return false
  const since = current.activatedAt ?? current.createdAt
  return (
    since <= secondsAfter(now(), -SIGNS_FOR_SECONDS) &&
    next.createdAt <= secondsAfter(now(), -PUBLISHED_AHEAD_SECONDS)
  )
}
