import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { approvalDecision, type SeveralDecisions } from '../approvals/approval-input'
import { decideApproval } from './decide-approval'
import { eachApp } from './each-app'
import type { AppOutcome } from './several-apps'

/**
 * Approves or refuses what several apps wait for, with one word to the people of all of them. Says of
 * each approval, by its id, what came of it. Refuses as `eachApp` does, with what `decideApproval`
 * refuses.
 */
export function decideApprovals(
  actor: Actor,
  { approvals, verdict, word }: SeveralDecisions,
): Promise<AppOutcome[]> {
  const seen = new Map(approvals.map(({ approvalId, revision }) => [approvalId, revision]))
  return eachApp([...seen.keys()], async (approvalId) => {
    const decision = { approvalId, verdict, word, revision: seen.get(approvalId) }
    await decideApproval(actor, acceptInput(approvalDecision, decision))
  })
}
