import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DueTable } from '@/components/recertification/due-table'
import { ProgressFacts } from '@/components/recertification/progress-facts'
import { buttonClass } from '@/components/ui/button'
import { FileLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { signedInActor } from '@/lib/auth/current-actor'
import { pageNumber } from '@/lib/page'
import { listDueApps } from '@/lib/recertification/list-due'

export const metadata: Metadata = { title: 'Recertification' }

type RecertificationPageProps = { searchParams: Promise<{ page?: string | string[] }> }

export default async function RecertificationPage({ searchParams }: RecertificationPageProps) {
  const actor = await signedInActor()
  if (actor.role !== 'administrator') notFound()
  const due = await listDueApps(actor, { page: pageNumber.parse((await searchParams).page) })
  return (
    <>
      <PageHeader
        title="Recertification"
        description="Owners confirm from time to time that their apps are still needed as they are. Policies say how often."
        actions={
          <FileLink href="/admin/recertification/export" className={buttonClass({})} download>
            Export CSV
          </FileLink>
        }
      />
      <div className="flex flex-col gap-6">
        {due.total > 0 ? <ProgressFacts progress={due.progress} /> : null}
        <DueTable due={due} />
      </div>
    </>
  )
}
