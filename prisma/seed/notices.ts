import { idAt } from '@/lib/audit/id-at'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { tellPeople } from '@/lib/notices/tell-people'
import { goTo } from './calendar'
import type { People } from './people'

const TOLD_DAYS = 60
const READ_DAYS = 14

/** What people were told in the last weeks; what is older they have read. No mail is sent for it. */
export async function seedNotices({ ingrid: { organizationId } }: People): Promise<void> {
  goTo(0)
  const [told, read] = [TOLD_DAYS, READ_DAYS].map((days) => secondsAfter(now(), -days * DAY))
  if (!told || !read) return
  await db().$executeRaw`DELETE FROM untold_event WHERE event_id < ${idAt(told)}::uuid`
  while ((await tellPeople()) > 0);
  await db().$executeRaw`
    UPDATE notice SET mail_at = NULL, read_at = CASE WHEN at < ${read}::timestamptz THEN at END
    WHERE organization_id = ${organizationId}`
}
