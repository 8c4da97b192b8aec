import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ApprovalsPanels } from '@/components/approvals/approvals-panels'
import { PageHeader } from '@/components/ui/page-header'
import { approvalsQuery } from '@/lib/apps/approvals/approvals-query'
import { listApprovals } from '@/lib/apps/approvals/list-approvals'
import { signedInActor } from '@/lib/auth/current-actor'
import { approve, approveChosen, refuse, refuseChosen } from './actions'

export const metadata: Metadata = { title: 'Approvals' }

const SEVERAL = { approve: approveChosen, refuse: refuseChosen }

type ApprovalsPageProps = { searchParams: Promise<Record<string, string | string[]>> }

export default async function ApprovalsPage({ searchParams }: ApprovalsPageProps) {
  const actor = await signedInActor()
  if (actor.role !== 'administrator') notFound()
  const query = approvalsQuery.parse(await searchParams)
  const [waiting, decided] = await Promise.all([
    listApprovals(actor, { of: 'waiting', page: query.waiting }),
    listApprovals(actor, { of: 'decided', page: query.decided }),
  ])
  return (
    <>
      <PageHeader
        title="Approvals"
        description="New apps, and changes that let an app reach further. Policies say what waits here."
      />
      <ApprovalsPanels
        waiting={waiting}
        decided={decided}
        approve={approve}
        refuse={refuse}
        several={SEVERAL}
      />
    </>
  )
}
