import type { Actor } from '@/lib/actor'
import { listApprovals } from '@/lib/apps/approvals/list-approvals'
import { decideApproval } from '@/lib/apps/approvals/testing/parsed'
import { expect } from '@/lib/apps/testing/fixtures'

/** Policies under which apps wait. */
export const NEW = { approveNewApps: true }
export const WIDER = { approveWiderApps: true }

export const HERE = 'https://rail.example/cb'
export const ELSEWHERE = 'https://evil.example/cb'

/** What is typed for a web app. */
export const web = (redirectUris: string[], changes = {}) => ({
  type: 'web' as const,
  redirectUris,
  ...changes,
})

/** The only question of the organization that waits. */
export async function theOneThatWaits(actor: Actor) {
  const { approvals, total } = await listApprovals(actor, { of: 'waiting', page: 1 })
  expect(total).toBe(1)
  const [first] = approvals
  if (!first) throw new Error('nothing waits')
  return first
}

export async function approve(actor: Actor): Promise<void> {
  const { id, app } = await theOneThatWaits(actor)
  await decideApproval(actor, { approvalId: id, verdict: 'approve', revision: app.revision })
}
