'use server'

import { refresh } from 'next/cache'
import { acceptInput } from '@/lib/accept-input'
import { approvalDecision, type RefusalForm, refusal } from '@/lib/apps/approvals/approval-input'
import { decideApproval } from '@/lib/apps/lifecycle/decide-approval'
import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { changed } from '../../changed'

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

/** When somebody else was faster, the page shows what is there now. */
function shownIfOver(answer: Answer<null>): Answer<null> {
  const stale = ['approval_decided_meanwhile', 'app_changed_meanwhile']
  if (!answer.ok && stale.includes(answer.refusal.code)) refresh()
  return answer
}
