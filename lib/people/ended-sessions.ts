import { afterCommit } from '@/lib/db/after-commit'
import type { Tx } from '@/lib/db/client'
import { processWide } from '@/lib/process'

/** Told of a person whose sessions have ended. */
type Listener = (personId: string) => Promise<void>

/** A person's place in one organization of several. */
export type Place = { personId: string; organizationId: string }

/** Writes down, in the transaction that ends the place, who is to be told. Answers what tells them. */
type PlaceListener = (tx: Tx, place: Place) => Promise<() => Promise<void>>

type Holder = { listener: Listener | null; placeListener: PlaceListener | null }

const holder = processWide<Holder>('sessions-ended', () => ({
  listener: null,
  placeListener: null,
}))

/** Sets the listener for ended sessions. There is one, set at the start. */
export function onSessionsEnded(listener: Listener): void {
  holder.listener = listener
}

/** Sets the listener for ended places. There is one, set at the start. */
export function onPlaceEnded(listener: PlaceListener): void {
  holder.placeListener = listener
}

/**
 * Call this in every transaction that ends sessions of a person. The listener is called after the
 * commit, and the caller does not wait for it. If the process ends first, a sweep finds them.
 */
export function noteSessionsEnded(tx: Tx, personId: string): void {
  afterCommit(tx, () => holder.listener?.(personId))
}

/**
 * The same in every transaction that ends a person's place in one organization of several. Their sessions go on, so no
 * sweep would find it: who is to be told is written in the same transaction, and told after the commit.
 */
export async function notePlaceEnded(tx: Tx, place: Place): Promise<void> {
  const tell = await holder.placeListener?.(tx, place)
  if (tell) afterCommit(tx, tell)
}
