import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { noticeOf, type ProviderNotice } from '../provider-view'
import { findProviders } from '../store'
import { viewProvider } from '../view-provider'

export type NoticedProvider = {
  id: string
  name: string
  notice: ProviderNotice
  secretEndsAt: Date | null
}

/** The providers about which an administrator has to do something, by name; none for others. */
export async function listProviderNotices(actor: Actor): Promise<NoticedProvider[]> {
  if (actor.role !== 'administrator') return []
  const at = now()
  const rows = await findProviders(db(), actor.organizationId)
  return rows.flatMap((row) => {
    const { id, name, secretEndsAt } = row
    const notice = noticeOf(viewProvider(row), at)
    return notice ? [{ id, name, notice, secretEndsAt }] : []
  })
}
