import { afterCommit } from '@/lib/db/after-commit'
import type { Tx } from '@/lib/db/client'
import { processWide } from '@/lib/process'

/** With an organization, the person's sessions ended for its apps alone and go on elsewhere. */
type Listener = (personId: string, organizationId: string | null) => Promise<void>

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
  afterCommit(tx, () => holder.listener?.(personId, null))
}

/** The same in every transaction that ends a person's place in one organization of several. */
export function notePlaceEnded(tx: Tx, personId: string, organizationId: string): void {
  afterCommit(tx, () => holder.listener?.(personId, organizationId))
}
