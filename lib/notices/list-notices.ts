import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { type NoticeView, saidOf, UNREAD_COUNTED_MAX } from './notice'
import type { NoticeQuery } from './notice-input'
import { countUnreadNotices, findNotices } from './store'
import { kindOf } from './told'

export const NOTICES_PER_PAGE = 30

/** So many does the bell show. */
export const NOTICES_AT_BELL = 6

/** How many notices of the actor are unread in their organization, up to 100. */
export function countUnread({ personId, organizationId }: Actor): Promise<number> {
  return countUnreadNotices(db(), { personId, organizationId }, UNREAD_COUNTED_MAX + 1)
}

/** The newest notices of the actor in their organization, as the bell shows them. */
export async function listNewest({ personId, organizationId }: Actor): Promise<NoticeView[]> {
  const rows = await findNotices(
    db(),
    { personId, organizationId },
    { unreadOnly: false, before: null, take: NOTICES_AT_BELL },
  )
  return rows.map(viewOf)
}

/**
 * A page of what the actor was told in their organization, the newest first. `next` is where the next page
 * begins, or null.
 */
export async function listNotices(
  { personId, organizationId }: Actor,
  { show, after }: NoticeQuery,
  take = NOTICES_PER_PAGE,
): Promise<{ notices: NoticeView[]; next: string | null }> {
  const rows = await findNotices(
    db(),
    { personId, organizationId },
    { unreadOnly: show === 'unread', before: after ?? null, take: take + 1 },
  )
  const notices = rows.slice(0, take).map(viewOf)
  return { notices, next: rows.length > take ? (notices.at(-1)?.id ?? null) : null }
}

function viewOf(row: Awaited<ReturnType<typeof findNotices>>[number]): NoticeView {
  const { id, at, about, path, action } = row
  const kind = kindOf(action)
  return { id, at, kind, about, sentence: saidOf(row), path, isRead: row.readAt !== null }
}
