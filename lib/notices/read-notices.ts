import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { NoticeId } from './notice-input'
import { markAsRead, markOneAsRead } from './store'

/** Marks one notice of the actor as read. One of others stays as it is, and so does one that is gone. */
export async function readNotice(actor: Actor, id: NoticeId): Promise<void> {
  const { personId, organizationId } = actor
  await markOneAsRead(db(), { personId, organizationId }, { id, at: now() })
}

/** Marks the notices of the actor in their organization as read, up to the newest that they have seen. */
export async function readAllNotices(actor: Actor, newest: NoticeId): Promise<void> {
  const { personId, organizationId } = actor
  await markAsRead(db(), { personId, organizationId }, { upTo: newest, at: now() })
}
