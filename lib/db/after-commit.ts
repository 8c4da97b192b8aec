import { log } from '@/lib/log'
import { processWide } from '@/lib/process'
import type { Prisma } from './generated/client'

type Tx = Prisma.TransactionClient
type Effect = () => void | Promise<void>

/** The effects of each open transaction. */
const planned = processWide('after-commit', () => new WeakMap<Tx, Effect[]>())

/**
 * Runs `effect` after the transaction has committed, and never if it is rolled back. The use case
 * does not wait for it; an effect that throws is logged and does not fail the use case. If the
 * process ends first, the effect is lost: so it may only do earlier what a sweep would do later.
 * Throws outside of `inTransaction`.
 */
export function afterCommit(tx: Tx, effect: Effect): void {
  const effects = planned.get(tx)
  if (!effects) throw new Error('lib/db: afterCommit needs a transaction of inTransaction')
  effects.push(effect)
}

/** Starts to collect the effects of this transaction, and returns a function that runs them. */
export function collectEffects(tx: Tx): () => void {
  const effects: Effect[] = []
  planned.set(tx, effects)
  return () => {
    for (const effect of effects) void run(effect)
  }
}

async function run(effect: Effect): Promise<void> {
  try {
    await effect()
  } catch (err) {
    log.error({ err }, 'an effect after a commit failed')
  }
}
