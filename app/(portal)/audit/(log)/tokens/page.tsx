import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { notFoundIfRefused } from '@/app/(portal)/not-found-if-refused'
import { AUDIT_PATH } from '@/components/audit/audit-address'
import { AuditFilters } from '@/components/audit/audit-filters'
import { AuditHeader } from '@/components/audit/audit-header'
import { AuditPaging } from '@/components/audit/audit-paging'
import { TokenHoursTable } from '@/components/audit/token-hours-table'
import { EmptyState } from '@/components/ui/empty-state'
import { countsQuery, listTokenCounts } from '@/lib/audit/log/list-counts'
import { signedInActor } from '@/lib/auth/current-actor'

export const metadata: Metadata = { title: 'Tokens · Audit log' }

const PATH = `${AUDIT_PATH}/tokens`

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** How often secrets and keys were used is counted here by hour and caller. */
export default async function Page({ searchParams }: PageProps) {
  const actor = await signedInActor()
  const query = countsQuery.parse(await searchParams)
  const { page: _, ...shown } = query
  const { hours, next } = await listTokenCounts(actor, query).catch(notFoundIfRefused)
  return (
    <>
      <AuditHeader />
      <AuditFilters path={PATH} query={shown} without={['actor', 'event', 'cause', 'address']} />
      {hours.length === 0 ? (
        <EmptyState icon={SearchX} title="No token was asked for">
          How often secrets and keys were used is counted here by hour and caller.
        </EmptyState>
      ) : (
        <TokenHoursTable hours={hours} />
      )}
      <AuditPaging path={PATH} query={shown} newer={null} older={next} />
    </>
  )
}
