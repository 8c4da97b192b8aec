'use server'

import { refresh } from 'next/cache'
import { acceptInput } from '@/lib/accept-input'
import type { SeenApproval } from '@/lib/apps/approvals/approval'
import {
  approvalDecision,
  type RefusalForm,
  refusal,
  severalDecisions,
} from '@/lib/apps/approvals/approval-input'
import { decideApproval } from '@/lib/apps/lifecycle/decide-approval'
import { decideApprovals } from '@/lib/apps/lifecycle/decide-approvals'
import type { AppOutcome } from '@/lib/apps/lifecycle/several-apps'
import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { changed } from '../../changed'
import { changing } from '../../changing'

/** Approves what was asked, for the registration that the page has shown. */
export async function approve(approvalId: string, revision: string): Promise<Answer<null>> {
  const decision = {
    verdict: 'approve',
    approvalId: argumentText(approvalId),
    revision: argumentText(revision),
  } as const
  const answer = await changed((actor) =>
    decideApproval(actor, acceptInput(approvalDecision, decision)),
  )
  return shownIfOver(answer)
}

/** Refuses what was asked, with a word to the app's people. */
export async function refuse(approvalId: string, form: FormOf<RefusalForm>): Promise<Answer<null>> {
  const answer = await changed((actor) => {
    const { word } = acceptForm(refusal, form)
    const decision = { verdict: 'refuse', approvalId: argumentText(approvalId), word } as const
    return decideApproval(actor, acceptInput(approvalDecision, decision))
  })
  return shownIfOver(answer)
}

/** Approves several, each for the registration that the page has shown. */
export async function approveChosen(approvals: SeenApproval[]): Promise<Answer<AppOutcome[]>> {
  const answer = await changing((actor) =>
    decideApprovals(actor, acceptInput(severalDecisions, { verdict: 'approve', approvals })),
  )
  return shownIfOver(answer)
}

/** Refuses several with one word to the people of all of them. */
export async function refuseChosen(
  approvals: SeenApproval[],
  form: FormOf<RefusalForm>,
): Promise<Answer<AppOutcome[]>> {
  const answer = await changing((actor) => {
    const { word } = acceptForm(refusal, form)
    const decisions = { verdict: 'refuse', approvals, word }
    return decideApprovals(actor, acceptInput(severalDecisions, decisions))
  })
  return shownIfOver(answer)
}

/** When somebody else was faster, the page shows what is there now. */
function shownIfOver<T>(answer: Answer<T>): Answer<T> {
  const stale = ['approval_decided_meanwhile', 'app_changed_meanwhile']
  if (!answer.ok && stale.includes(answer.refusal.code)) refresh()
  return answer
}
