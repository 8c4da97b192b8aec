import type { Metadata } from 'next'
import { notFoundIfRefused } from '@/app/(portal)/not-found-if-refused'
import { AUDIT_PATH } from '@/components/audit/audit-address'
import { EventFacts } from '@/components/audit/event-facts'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { appPath } from '@/lib/apps/app'
import { eventSentence } from '@/lib/audit/event-sentence'
import { findAuditEvent } from '@/lib/audit/log/find-audit-event'
import { signedInActor } from '@/lib/auth/current-actor'

export const metadata: Metadata = { title: 'Event' }

type EventPageProps = { params: Promise<{ eventId: string }> }

/** One event of the audit log, at its permanent address. */
export default async function EventPage({ params }: EventPageProps) {
  const { eventId } = await params
  const actor = await signedInActor()
  const { event, appName } = await findAuditEvent(actor, eventId).catch(notFoundIfRefused)
  // Developers read the log per app.
  const path =
    actor.role === 'developer' && event.appId ? `${appPath(event.appId)}/history` : AUDIT_PATH
  return (
    <>
      <PageHeader
        title={
          <>
            <bdi>{event.actorName}</bdi> {eventSentence(event)}
          </>
        }
        back={{ href: path, label: path === AUDIT_PATH ? 'Audit log' : 'History' }}
      />
      <Panel title="Event">
        <EventFacts event={event} appName={appName} path={path} />
      </Panel>
    </>
  )
}
