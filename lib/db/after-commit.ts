import { log } from '@/lib/log'
import { processWide } from '@/lib/process'
import type { Prisma } from './generated/client'

type Tx = Prisma.TransactionClient
type Effect = () => void | Promise<void>

/** By transaction, while it is under way. */
const planned = processWide('after-commit', () => new WeakMap<Tx, Effect[]>())

/**
 * Runs `effect` once the transaction has committed; never when it is rolled back. Nobody waits for
 * it: an effect that throws is logged and does not fail the use case. It is lost when the process
 * ends first, so it may only hasten what a sweep would do later. Throws outside of `inTransaction`.
 */
export function afterCommit(tx: Tx, effect: Effect): void {
  const effects = planned.get(tx)
  if (!effects) throw new Error('lib/db: afterCommit needs a transaction of inTransaction')
  effects.push(effect)
}

/** Lets the effects of this transaction be planned; answers what runs them. */
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
    log.error({ err }, 'what follows a commit has failed')
  }
}
