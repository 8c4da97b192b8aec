'use server'

import { askAgain } from '@/lib/apps/approvals/ask-again'
import { withdrawApproval } from '@/lib/apps/approvals/withdraw-approval'
import type { Answer } from '@/lib/http/answer'
import { changed } from '../../../changed'

/** Takes back the change that waits. */
export async function withdraw(clientId: string): Promise<Answer<null>> {
  return changed((actor) => withdrawApproval(actor, clientId))
}

/** Asks again for an app that was refused. */
export async function again(clientId: string): Promise<Answer<null>> {
  return changed((actor) => askAgain(actor, clientId))
}
