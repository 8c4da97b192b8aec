import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { notFoundIfRefused } from '@/app/(portal)/not-found-if-refused'
import { AUDIT_PATH, auditAddress, isNarrowed } from '@/components/audit/audit-address'
import { AuditFilters } from '@/components/audit/audit-filters'
import { AuditHeader } from '@/components/audit/audit-header'
import { AuditPaging } from '@/components/audit/audit-paging'
import { EventList } from '@/components/audit/event-list'
import { ExportButton } from '@/components/audit/export-button'
import { VerifyPanel } from '@/components/audit/verify-panel'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { EVENTS } from '@/lib/audit/events/every-event'
import { auditQuery } from '@/lib/audit/log/audit-query'
import { listAuditEvents } from '@/lib/audit/log/list-audit-events'
import { recordReading } from '@/lib/audit/log/record-reading'
import { signedInActor } from '@/lib/auth/current-actor'
import { verify } from './actions'

export const metadata: Metadata = { title: 'Audit log' }

type AuditPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Who did what in the organization. */
export default async function AuditPage({ searchParams }: AuditPageProps) {
  const actor = await signedInActor()
  const query = auditQuery.parse(await searchParams)
  const { before: _, after: __, ...filter } = query
  const log = await listAuditEvents(actor, query).catch(notFoundIfRefused)
  await recordReading(actor, filter)
  return (
    <>
      <AuditHeader
        actions={
          <>
            <VerifyPanel verify={verify} />
            <ExportButton path={`${AUDIT_PATH}/export`} filter={filter} />
          </>
        }
      />
      <AuditFilters path={AUDIT_PATH} query={query} actions={Object.keys(EVENTS)} />
      {log.events.length === 0 ? (
        <EmptyState
          icon={SearchX}
          title={isNarrowed(query) ? 'No event matches' : 'Nothing has happened yet'}
          action={<ButtonLink href={auditAddress(AUDIT_PATH, {})}>Show everything</ButtonLink>}
        >
          {isNarrowed(query)
            ? 'Nothing in the log of your organization fits this filter.'
            : 'What people and programs do here stands in this log.'}
        </EmptyState>
      ) : (
        <EventList events={log.events} appNames={log.appNames} path={AUDIT_PATH} />
      )}
      <AuditPaging path={AUDIT_PATH} query={query} newer={log.newer} older={log.older} />
    </>
  )
}
