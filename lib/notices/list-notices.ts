import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { type NoticeView, saidOf, UNREAD_COUNTED_MAX } from './notice'
import type { NoticeQuery } from './notice-input'
import { countUnreadNotices, findNotices } from './store'
import { kindOf } from './told'

export const NOTICES_PER_PAGE = 30

/** How many notices of the actor are unread in their organization, up to 100. */
export function countUnread({ personId, organizationId }: Actor): Promise<number> {
  return countUnreadNotices(db(), { personId, organizationId }, UNREAD_COUNTED_MAX + 1)
}

/**
 * A page of what the actor was told in their organization, the newest first. `next` is where the next page
 * begins, or null.
 */
export async function listNotices(
  { personId, organizationId }: Actor,
  { show, after }: NoticeQuery,
): Promise<{ notices: NoticeView[]; next: string | null }> {
  const rows = await findNotices(
    db(),
    { personId, organizationId },
    { unreadOnly: show === 'unread', before: after ?? null, take: NOTICES_PER_PAGE + 1 },
  )
  const notices = rows.slice(0, NOTICES_PER_PAGE).map((row) => {
    const { id, at, about, path, action } = row
    const kind = kindOf(action)
    return { id, at, kind, about, sentence: saidOf(row), path, isRead: row.readAt !== null }
  })
  return { notices, next: rows.length > NOTICES_PER_PAGE ? (notices.at(-1)?.id ?? null) : null }
}
