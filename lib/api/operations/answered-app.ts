import type { Actor } from '@/lib/actor'
import type { AppView } from '@/lib/apps/app'
import { findApprovalOfApp } from '@/lib/apps/approvals/find-approval-of-app'
import { findOwnerOffer } from '@/lib/apps/lifecycle/find-owner-offer'
import { Refusal } from '@/lib/errors'
import { findDueOfApp } from '@/lib/recertification/list-due'
import { appOnWire, type Pending } from './app-answer'

/** An app in the names of the API, with what waits and the version that makes its entity tag. */
export async function answeredApp(actor: Actor, view: AppView) {
  const { id, version } = view
  const pending = await findPending(actor, id)
  return { ...appOnWire(view, pending), client_id: id, version }
}

/** What waits of an app. Nothing of one that the actor no longer sees after what they did. */
async function findPending(actor: Actor, appId: string): Promise<Pending[]> {
  try {
    const [approval, due, offer] = await Promise.all([
      findApprovalOfApp(actor, appId),
      findDueOfApp(actor, appId),
      findOwnerOffer(actor, appId),
    ])
    return [
      ...(approval?.state === 'waiting' ? (['approval'] as const) : []),
      ...(due ? (['confirmation'] as const) : []),
      ...(offer ? (['owner_offer'] as const) : []),
    ]
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') return []
    throw error
  }
}

/** The entity tag of an app: its version, which every change raises. */
export const versionOf = ({ version }: { version: number }) => version
