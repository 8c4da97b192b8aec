import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { AuditFilters } from '@/components/audit/audit-filters'
import { AuditPaging } from '@/components/audit/audit-paging'
import { EventList } from '@/components/audit/event-list'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { appPath } from '@/lib/apps/app'
import { EVENTS } from '@/lib/audit/events/every-event'
import { auditQuery } from '@/lib/audit/log/audit-query'
import { listAppHistory } from '@/lib/audit/log/list-app-history'
import { signedInActor } from '@/lib/auth/current-actor'
import { appOfPage } from '../app-of-page'

type HistoryPageProps = {
  params: Promise<{ clientId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: HistoryPageProps): Promise<Metadata> {
  const { name } = await appOfPage((await params).clientId)
  return { title: `History of ${name}` }
}

/** Everything that the audit log has about one app. */
export default async function HistoryPage({ params, searchParams }: HistoryPageProps) {
  const app = await appOfPage((await params).clientId)
  const query = auditQuery.parse(await searchParams)
  const log = await listAppHistory(await signedInActor(), app.id, query)
  const path = `${appPath(app.id)}/history`
  return (
    <>
      <AuditFilters path={path} query={query} actions={Object.keys(EVENTS)} without={['app']} />
      {log.events.length === 0 ? (
        <EmptyState
          icon={SearchX}
          title="No event matches"
          action={<ButtonLink href={path}>Show everything</ButtonLink>}
        >
          Nothing in the history of this app fits the filter.
        </EmptyState>
      ) : (
        <EventList events={log.events} appNames={log.appNames} path={path} ofApp />
      )}
      <AuditPaging path={path} query={query} newer={log.newer} older={log.older} />
    </>
  )
}
