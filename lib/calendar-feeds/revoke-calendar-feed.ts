import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { deleteCalendarFeed } from './store'

/** Ends a calendar feed of the actor at once. Refuses with `not_found`. */
export async function revokeCalendarFeed(actor: Actor, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const name = await deleteCalendarFeed(tx, actor, id)
    if (name === null) throw new Refusal('not_found', `calendar feed ${id}`)
    await recordEvent(tx, actor, 'calendar_feed.revoked', {
      target: { kind: 'calendar_feed', id, name },
    })
  })
}
