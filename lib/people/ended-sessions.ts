import { afterCommit } from '@/lib/db/after-commit'
import type { Tx } from '@/lib/db/client'
import { processWide } from '@/lib/process'

type Listener = (personId: string) => Promise<void>

const holder = processWide<{ listener: Listener | null }>('sessions-ended', () => ({
  listener: null,
}))

/** Sets the listener for ended sessions. There is one, set at the start. */
export function onSessionsEnded(listener: Listener): void {
  holder.listener = listener
}

/**
 * Call this in every transaction that ends sessions of a person. The listener is called after the
 * commit, and the caller does not wait for it.
 */
export function noteSessionsEnded(tx: Tx, personId: string): void {
  afterCommit(tx, () => holder.listener?.(personId))
}
