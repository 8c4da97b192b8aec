import type { Tx } from '@/lib/db/client'
import { UNTIL_RESUMED } from './pause'

/** Pauses an active secret; false if it has ended, or is paused already. */
export async function pauseActive(
  tx: Tx,
  secretId: string,
  { at, until }: { at: Date; until: Date },
): Promise<boolean> {
  const isUnpaused = [{ pausedUntil: null }, { pausedUntil: { lte: at } }]
  const { count } = await tx.secret.updateMany({
    where: { id: secretId, slot: { not: null }, OR: isUnpaused },
    data: { pausedAt: at, pausedUntil: until },
  })
  return count === 1
}

/** Pauses an active secret until somebody resumes it, also one whose pause would end; false if it has ended. */
export async function pauseForGood(tx: Tx, secretId: string, at: Date): Promise<boolean> {
  const { count } = await tx.secret.updateMany({
    where: { id: secretId, slot: { not: null } },
    data: { pausedAt: at, pausedUntil: UNTIL_RESUMED },
  })
  return count === 1
}

/** Ends the pause of a secret; false if it is not paused at `at`, or has ended. */
export async function endPause(tx: Tx, secretId: string, at: Date): Promise<boolean> {
  const { count } = await tx.secret.updateMany({
    where: { id: secretId, slot: { not: null }, pausedUntil: { gt: at } },
    data: { pausedUntil: at },
  })
  return count === 1
}

/** Lets a secret work that was held until it was delivered, as if it had never been paused. */
export async function forgetPause(tx: Tx, secretId: string): Promise<void> {
  await tx.secret.updateMany({
    where: { id: secretId, slot: { not: null } },
    data: { pausedAt: null, pausedUntil: null },
  })
}
