import type { Actor } from '@/lib/actor'
import { findOpenApproval } from '@/lib/apps/approvals/find-open-approval'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { findOpenOffer } from '@/lib/apps/lifecycle/find-open-offer'
import { db } from '@/lib/db/client'
import { findRound } from './find-round'

/** What an app can wait for: a decision about it, its owner's confirmation, or a new owner's answer. */
export const PENDING = ['approval', 'confirmation', 'owner_offer'] as const
export type Pending = (typeof PENDING)[number]

/** What an app waits for. Refuses with `not_found` when the actor may not see it. */
export async function findPending(actor: Actor, appId: string): Promise<Pending[]> {
  const { organizationId } = await authorizeApp(db(), actor, appId, 'read')
  const [approval, round, offer] = await Promise.all([
    findOpenApproval(db(), appId),
    findRound(db(), { organizationId, appId }),
    findOpenOffer(db(), appId),
  ])
  const waits = { approval: approval?.state === 'waiting', confirmation: round, owner_offer: offer }
  return PENDING.filter((one) => waits[one])
}
