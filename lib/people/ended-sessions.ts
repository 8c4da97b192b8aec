import { afterCommit } from '@/lib/db/after-commit'
import type { Tx } from '@/lib/db/client'
import { processWide } from '@/lib/process'

type Listener = (personId: string) => Promise<void>

const holder = processWide<{ listener: Listener | null }>('sessions-ended', () => ({
  listener: null,
}))

/** Says what happens when sessions of a person have ended. There is one listener, set at the start. */
export function onSessionsEnded(listener: Listener): void {
  holder.listener = listener
}

/**
 * To be called by whatever ends sessions of a person, in its transaction. The listener is called
 * after the commit, and nobody waits for it.
 */
export function noteSessionsEnded(tx: Tx, personId: string): void {
  afterCommit(tx, () => holder.listener?.(personId))
}
