import { ApprovalNotice } from '@/components/approvals/approval-notice'
import type { Actor } from '@/lib/actor'
import type { AppView } from '@/lib/apps/app'
import { findApprovalOfApp } from '@/lib/apps/approvals/find-approval-of-app'
import { changeInWords } from '@/lib/apps/approvals/what-waits'
import { again, withdraw } from './approval/actions'

/** What of the app waits for an administrator, or was refused last. */
export async function ApprovalOfApp({ actor, app }: { actor: Actor; app: AppView }) {
  const approval = await findApprovalOfApp(actor, app.id)
  if (!approval || app.status === 'deleted') return null
  return (
    <ApprovalNotice
      approval={approval}
      what={changeInWords(approval.change)}
      mayChange={app.mayChange}
      mayDecide={actor.role === 'administrator'}
      withdraw={withdraw.bind(null, app.id)}
      askAgain={again.bind(null, app.id)}
    />
  )
}
