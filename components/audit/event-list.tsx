import { ChevronRight } from 'lucide-react'
import { eventSentence } from '@/lib/audit/event-sentence'
import type { AuditEventView } from '@/lib/audit/events/audit-event'
import { ClockTime } from './clock-time'
import { DaySections } from './day-sections'
import { EventFacts } from './event-facts'

type EventListProps = {
  events: readonly AuditEventView[]
  /** The names of the apps of the events. */
  appNames: ReadonlyMap<string, string>
  /** Where the log with its filters is. */
  path: string
  /** On the page of an app its own name says nothing. */
  ofApp?: boolean
}

/** Events under the day on which they happened, in the order in which they come. */
export function EventList({ events, ...rest }: EventListProps) {
  return (
    <DaySections
      items={events.map((event) => ({
        id: event.id,
        at: event.at,
        item: <Event event={event} {...rest} />,
      }))}
    />
  )
}

function Event({
  event,
  appNames,
  path,
  ofApp,
}: { event: AuditEventView } & Omit<EventListProps, 'events'>) {
  const app = event.appId === null ? null : (appNames.get(event.appId) ?? event.appId)
  return (
    <details className="group">
      <summary className="flex cursor-pointer list-none items-start gap-3 px-4 py-3 -outline-offset-2 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="mt-0.5 size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
        />
        <span className="flex min-w-0 flex-1 flex-col gap-x-4 sm:flex-row sm:justify-between">
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <bdi className="font-medium">{event.actorName}</bdi> {eventSentence(event)}
            {app && !ofApp ? (
              <span className="text-muted">
                {' · '}
                <bdi>{app}</bdi>
              </span>
            ) : null}
          </span>
          <ClockTime at={event.at} className="shrink-0 text-muted" />
        </span>
      </summary>
      <div className="border-t bg-sunken/50 px-4 py-4 sm:pl-11">
        <EventFacts event={event} appName={app} path={path} />
      </div>
    </details>
  )
}
