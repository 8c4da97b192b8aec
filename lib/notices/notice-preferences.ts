import type { Actor } from '@/lib/actor'
import { db, inTransaction } from '@/lib/db/client'
import { authorizeOwnAccount } from '@/lib/people/authorize-own-account'
import { KINDS, NOTICE_KINDS, type NoticeDelivery, type NoticeKind } from './notice'
import type { Preferences } from './notice-input'
import { findChosen, saveChosen } from './preference-store'

/** How the actor is told of each kind. */
export async function findPreferences({
  personId,
}: Actor): Promise<Record<NoticeKind, NoticeDelivery>> {
  const chosen = new Map(
    (await findChosen(db(), [personId])).map(({ kind, delivery }) => [kind, delivery]),
  )
  const entries = NOTICE_KINDS.map((kind) => [kind, chosen.get(kind) ?? KINDS[kind].unchosen])
  return Object.fromEntries(entries)
}

/**
 * Keeps how the actor wants to be told; a kind that is left out stays as it is. Refuses as
 * `authorizeOwnAccount` does.
 */
export async function setPreferences(actor: Actor, wanted: Preferences): Promise<void> {
  const { personId } = actor
  await inTransaction(async (tx) => {
    await authorizeOwnAccount(tx, actor)
    for (const kind of NOTICE_KINDS) {
      const delivery = wanted[kind]
      if (delivery) await saveChosen(tx, { personId, kind, delivery })
    }
  })
}
