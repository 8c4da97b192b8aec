import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { notFoundIfRefused } from '@/app/(portal)/not-found-if-refused'
import { AUDIT_PATH } from '@/components/audit/audit-address'
import { AuditFilters } from '@/components/audit/audit-filters'
import { AuditHeader } from '@/components/audit/audit-header'
import { AuditPaging } from '@/components/audit/audit-paging'
import { RefusedTable } from '@/components/audit/refused-table'
import { EmptyState } from '@/components/ui/empty-state'
import { countsQuery, listRefusedRequests } from '@/lib/audit/log/list-counts'
import { signedInActor } from '@/lib/auth/current-actor'

export const metadata: Metadata = { title: 'Refused requests · Audit log' }

const PATH = `${AUDIT_PATH}/refused`

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What apps and strangers were refused is counted here by hour, app, cause and address. */
export default async function Page({ searchParams }: PageProps) {
  const actor = await signedInActor()
  const query = countsQuery.parse(await searchParams)
  const { page: _, ...shown } = query
  const { hours, next } = await listRefusedRequests(actor, query).catch(notFoundIfRefused)
  return (
    <>
      <AuditHeader />
      <AuditFilters path={PATH} query={shown} without={['actor', 'event']} />
      {hours.length === 0 ? (
        <EmptyState icon={SearchX} title="No request was refused">
          What apps and strangers were refused is counted here by hour, app, cause and address.
        </EmptyState>
      ) : (
        <RefusedTable hours={hours} />
      )}
      <AuditPaging path={PATH} query={shown} newer={null} older={next} />
    </>
  )
}
