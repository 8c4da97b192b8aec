import { idAt } from '@/lib/audit/id-at'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { deleteFoundBefore, deleteNoticesBefore } from './store'

/** How long notices are listed. The audit log has their events for longer. */
export const NOTICE_DAYS = 180

/** Removes notices, and what was found, from more than 180 days ago. Answers how many. */
export async function sweepNotices(): Promise<number> {
  const before = secondsAfter(now(), -NOTICE_DAYS * DAY)
  const notices = await deleteNoticesBefore(db(), idAt(before))
  return notices + (await deleteFoundBefore(db(), before))
}
