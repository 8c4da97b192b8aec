import { ChevronRight } from 'lucide-react'
import { eventSentence } from '@/lib/audit/event-sentence'
import type { AuditEventView } from '@/lib/audit/events/audit-event'
import { EventFacts } from './event-facts'

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' })
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'UTC' })

type EventListProps = {
  events: readonly AuditEventView[]
  /** The names of the apps of the events. */
  appNames: ReadonlyMap<string, string>
  /** Where the log with its filters is. */
  path: string
  /** On the page of an app its own name says nothing. */
  ofApp?: boolean
}

/** Events under the day (UTC) on which they happened, in the order in which they come. */
export function EventList({ events, ...rest }: EventListProps) {
  return (
    <div className="flex flex-col gap-6">
      {byDay(events).map(([day, ofDay]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="mb-2 font-semibold text-[0.9375rem]">
            {DAY.format(new Date(day))}
          </h2>
          <ul className="divide-y overflow-clip rounded-xl border bg-surface">
            {ofDay.map((event) => (
              <li key={event.id}>
                <Event event={event} {...rest} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function byDay(events: readonly AuditEventView[]): [string, AuditEventView[]][] {
  const days = new Map<string, AuditEventView[]>()
  for (const event of events) {
    const day = event.at.toISOString().slice(0, 10)
    days.set(day, [...(days.get(day) ?? []), event])
  }
  return [...days]
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
          <time dateTime={event.at.toISOString()} className="tabular shrink-0 text-muted">
            {CLOCK.format(event.at)} UTC
          </time>
        </span>
      </summary>
      <div className="border-t bg-sunken/50 px-4 py-4 sm:pl-11">
        <EventFacts event={event} appName={app} path={path} />
      </div>
    </details>
  )
}
